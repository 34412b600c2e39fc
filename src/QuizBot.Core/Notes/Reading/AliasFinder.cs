using System.Text.RegularExpressions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>What else people call a term.</summary>
internal sealed partial class AliasFinder
{
    /// <summary>Words of the note that may be initials ("ETL", "S3").</summary>
    private readonly HashSet<string> acronyms = [];

    public AliasFinder(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var word in AcronymWord().EnumerateMatches(line))
                acronyms.Add(line.Substring(word.Index, word.Length));
        }
    }

    public IReadOnlyList<string> Find(TermName name)
    {
        var aliases = new List<string> { name.Base };
        AddWithoutVendor(aliases, name.Base);
        foreach (var group in name.Groups)
        {
            aliases.Add(group);
            AddWithoutVendor(aliases, group);
            if (TermName.IsAcronym(group) && Vendors.Of(name.Base) is { } vendor)
                aliases.Add($"{vendor} {group}");
        }

        // A vendor and one word more have no initials: "AI" is nobody's short name for Amazon Inspector.
        foreach (var spelling in aliases.Where(alias => Vendors.Of(alias) is null || alias.Split(' ').Length > 2).ToList())
            aliases.AddRange(TermName.InitialsOf(spelling).Where(acronyms.Contains));
        if (name.Role is { } role)
            aliases.AddRange([role, WithoutArticle(role)]);
        return [.. aliases.Where(alias => alias.Length > 0 && !alias.Equals(name.Name, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static string WithoutArticle(string role) => role.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? role[4..].Trim() : role;

    private static void AddWithoutVendor(List<string> aliases, string name)
    {
        while (Vendors.Of(name) is { } vendor)
        {
            name = name[vendor.Length..].Trim();
            aliases.Add(name);
        }
    }

    [GeneratedRegex(@"\b[A-Z][A-Z0-9]{1,9}\b")]
    private static partial Regex AcronymWord();
}
