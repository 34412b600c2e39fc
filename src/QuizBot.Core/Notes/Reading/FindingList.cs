namespace QuizBot.Core.Notes.Reading;

/// <summary>Collects what there is to say about one file.</summary>
internal sealed class FindingList(string file)
{
    private const int Max = 200;

    private readonly List<Finding> findings = [];
    private int more;
    private Severity worstOfMore;

    public void Error(int line, string message, string mend) => Add(line, Severity.Error, message, mend);

    public void Warning(int line, string message, string mend) => Add(line, Severity.Warning, message, mend);

    public void Information(int line, string message, string mend) => Add(line, Severity.Information, message, mend);

    /// <summary>At most 200, by line, with a word on how many there are besides.</summary>
    public IReadOnlyList<Finding> ByLine()
    {
        if (more > 0)
            findings.Add(new Finding(file, 0, worstOfMore, $"There are {more} more remarks on this note.", "Mend these first, then look again."));
        return [.. findings.OrderBy(finding => finding.Line)];
    }

    private void Add(int line, Severity severity, string message, string mend)
    {
        if (findings.Count < Max)
        {
            findings.Add(new Finding(file, line, severity, message, mend));
            return;
        }

        more++;
        worstOfMore = severity > worstOfMore ? severity : worstOfMore;
    }
}
