namespace QuizBot.Core.Notes.Reading;

/// <summary>Collects what there is to say about one file.</summary>
internal sealed class FindingList(string file)
{
    private readonly List<Finding> findings = [];

    public void Error(int line, string message, string mend) => Add(line, Severity.Error, message, mend);

    public void Warning(int line, string message, string mend) => Add(line, Severity.Warning, message, mend);

    public void Information(int line, string message, string mend) => Add(line, Severity.Information, message, mend);

    public IReadOnlyList<Finding> ByLine() => [.. findings.OrderBy(f => f.Line)];

    private void Add(int line, Severity severity, string message, string mend) =>
        findings.Add(new Finding(file, line, severity, message, mend));
}
