using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Collects what there is to say about one file.</summary>
internal sealed class FindingList(string file)
{
    /// <summary>So many of one kind are told each for itself; more become one, with a count.</summary>
    private const int MostOfOneKind = 3;
    private const int MostLines = 12;

    private readonly Dictionary<string, Kind> kinds = [];

    public void Error(string rule, int line, string message, string mend) => Add(rule, line, Severity.Error, message, mend);

    public void Warning(string rule, int line, string message, string mend) => Add(rule, line, Severity.Warning, message, mend);

    public void Information(string rule, int line, string message, string mend) => Add(rule, line, Severity.Information, message, mend);

    /// <summary>By line; many of one kind are one, at the first place, with a count.</summary>
    public IReadOnlyList<Finding> ByLine() => [.. kinds.Values.SelectMany(kind => kind.Findings()).OrderBy(finding => finding.Line)];

    /// <summary>The findings of one file, many of one kind made one.</summary>
    public static IReadOnlyList<Finding> Merge(string file, IEnumerable<Finding> findings)
    {
        var list = new FindingList(file);
        foreach (var finding in findings)
            list.Add(finding);
        return list.ByLine();
    }

    private void Add(string rule, int line, Severity severity, string message, string mend) =>
        Add(new Finding(file, line, severity, message, mend) { Rule = rule });

    private void Add(Finding finding)
    {
        if (!kinds.TryGetValue(finding.Rule, out var kind))
            kinds.Add(finding.Rule, kind = new Kind());
        kind.Add(finding);
    }

    private sealed class Kind
    {
        private readonly List<Finding> first = [];
        private readonly List<int> lines = [];
        private int count;
        private Severity worst;

        public void Add(Finding finding)
        {
            count++;
            worst = finding.Severity > worst ? finding.Severity : worst;
            if (first.Count < MostOfOneKind)
                first.Add(finding);
            if (lines.Count <= MostLines)
                lines.Add(finding.Line);
        }

        public List<Finding> Findings()
        {
            if (count <= MostOfOneKind)
                return first;
            var more = lines.Skip(1).Take(MostLines - 1).Select(line => Wording.Number(line)).ToList();
            var where = count > lines.Count || lines.Count > MostLines ? $"{string.Join(", ", more)} …" : Wording.List(more);
            return [first[0] with { Severity = worst, Count = count, Message = $"{first[0].Message} The same {count - 1} times more, on "
                + $"lines {where}." }];
        }
    }
}
