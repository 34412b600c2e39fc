using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>The terms a note defines.</summary>
internal sealed partial class TermReader(AliasFinder aliases, StageNames stageNames, bool hasAnalogy, FindingList findings)
{
    private readonly HashSet<string> slugs = [];
    private readonly Dictionary<string, int> names = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Term> Read(IEnumerable<Section> sections)
    {
        var drafts = new List<(TermName Name, RichText Body, TextUnderName Passage)>();
        foreach (var entry in sections.SelectMany(section => section.Entries).Where(entry => !entry.Text.IsEmpty))
        {
            var label = Label.Split(entry.Text);
            if (drafts.Count > 0 && (entry.Depth > 0 || label is { IsAside: true }))
                drafts[^1].Passage.Add(entry.Text.Text);
            else if (label is { IsBold: true, IsAside: false } || (label is { IsAside: false } && entry.Kind != OutlineItemKind.Paragraph))
                drafts.Add(Draft(label, entry.Line));
            else if (entry.Kind != OutlineItemKind.Paragraph && !entry.Text.IsLinks)
                findings.Warning(
                    "nameless-term", entry.Line, "This bullet defines no term: it has no name.",
                    "Begin it with a name in bold: “* **Amazon S3 (The Infinite Warehouse):** what it is”.");
        }

        var stages = stageNames.Besides(drafts.Select(draft => draft.Name));
        var terms = drafts.Select(draft => ToTerm(draft.Name, draft.Passage, stages.In(draft.Body))).OfType<Term>().ToList();
        return WithoutSharedAliases(terms);
    }

    /// <summary>
    /// "**AWS Glue** – *The Data Plumber* – cleans" gives the name its part as well as "**AWS Glue (The Data Plumber):** cleans" does.
    /// </summary>
    private (TermName Name, RichText Body, TextUnderName Passage) Draft(Label label, int line)
    {
        var (name, body) = (TermName.Parse(label.Name, hasAnalogy), label.Body);
        if (name.Role is null && RoleBeforeDash().Match(body.Text) is { Success: true } dashed)
        {
            name = name with { Role = dashed.Groups["role"].Value };
            body = body.From(dashed.Length);
        }

        return (name, body, new TextUnderName(label.Name, body.Text, line));
    }

    private Term? ToTerm(TermName name, TextUnderName passage, IReadOnlyList<string> stages)
    {
        if (!names.TryAdd(name.Name, passage.Line))
        {
            findings.Warning(
                "double-term", passage.Line, $"“{name.Name}” is defined twice, first on line {names[name.Name]}; this one was left out.",
                "Merge the two definitions.");
            return null;
        }

        if (passage.Text.Length == 0)
            findings.Warning(
                "empty-term", passage.Line, $"“{name.Name}” has no definition.",
                $"Say what it is after the colon: “* **{passage.Name}:** ...”.");
        return new Term
        {
            Name = name.Name,
            Slug = UniqueSlug(name.Base),
            Aliases = aliases.Find(name),
            Role = name.Role,
            Definition = passage.Text,
            Stages = stages,
            Line = passage.Line,
        };
    }

    private string UniqueSlug(string name)
    {
        var slug = Slug.From(name) is { Length: > 0 } given ? given : "term";
        var unique = slug;
        for (var i = 2; !slugs.Add(unique); i++)
            unique = $"{slug}-{i}";
        return unique;
    }

    /// <summary>A name that fits two terms would make an answer right for both, so neither keeps it as an alias.</summary>
    private List<Term> WithoutSharedAliases(List<Term> terms)
    {
        foreach (var role in terms.Where(term => term.Role is not null).GroupBy(term => term.Role!, StringComparer.OrdinalIgnoreCase)
            .Where(role => role.Count() > 1))
            findings.Warning("shared-role", role.Last().Line, $"{string.Join(" and ", role.Select(term => term.Name))} share the role "
                + $"“{role.Key}”, so learners cannot tell them apart by it.", "Give each its own role.");

        foreach (var (alias, sharers) in terms.SelectMany(
            term => term.Aliases.Append(term.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (name, term)))
            .GroupBy(pair => pair.name, pair => pair.term, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Count() > 1 && !name.All(term => IsRole(term, name.Key)))
            .Select(name => (name.Key, name.ToList())))
        {
            findings.Warning("shared-name", sharers[^1].Line, $"“{alias}” would be short for "
                + $"{string.Join(" and for ", sharers.Select(term => term.Name))}, so nobody can ask for one of them by it.",
                "Give it to one of them only, or to none.");
        }

        var shared = terms.SelectMany(term => term.Aliases.Append(term.Name)).GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(name => name.Count() > 1).Select(name => name.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return shared.Count == 0
            ? terms
            : [.. terms.Select(term => term with { Aliases = [.. term.Aliases.Where(alias => !shared.Contains(alias))] })];
    }

    /// <summary>"Librarian" is the role "The Librarian".</summary>
    private static bool IsRole(Term term, string alias) =>
        string.Equals(term.Role, alias, StringComparison.OrdinalIgnoreCase)
            || string.Equals(term.Role, $"The {alias}", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?<role>The\s\S[^.–—:;()]{1,40}?)\s[–—-]\s(?=\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex RoleBeforeDash();
}
