using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>What else people call a term.</summary>
internal sealed partial class AliasFinder
{
    /// <summary>Initials with the names that the note writes them beside: "extract, transform, load (ETL)".</summary>
    private readonly ILookup<string, string> written;

    public AliasFinder(IEnumerable<string> lines) => written = lines
        .Where(line => line.Contains('(', StringComparison.Ordinal))
        .SelectMany(line => InitialsInBrackets().IsMatch(line)
            ? ShortInBrackets().Matches(line).Concat(LongInBrackets().Matches(line))
            : LongInBrackets().Matches(line))
        .ToLookup(
            match => match.Groups["short"].Value, match => match.Groups["name"].Value.Replace("*", "", StringComparison.Ordinal).Trim());

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

        foreach (var spelling in aliases.ToList())
            aliases.AddRange(TermName.InitialsOf(spelling)
                .Where(initials => written[initials].Any(full => full.EndsWith(spelling, StringComparison.OrdinalIgnoreCase))));
        if (name.Role is { } role)
            aliases.AddRange([role, WithoutArticle(role)]);
        return [.. aliases.Where(alias => alias.Length > 0 && !alias.Equals(name.Name, StringComparison.OrdinalIgnoreCase)).Distinct(
            StringComparer.OrdinalIgnoreCase)];
    }

    private static string WithoutArticle(string role) =>
        role.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? role[4..].Trim() : role;

    private static void AddWithoutVendor(List<string> aliases, string name)
    {
        while (Vendors.Of(name) is { } vendor)
        {
            name = name[vendor.Length..].Trim();
            aliases.Add(name);
        }
    }

    /// <summary>The end of <see cref="ShortInBrackets"/>, which is slow to find that there is none.</summary>
    [GeneratedRegex(@" \(\*{0,2}[A-Z][A-Z0-9]{1,9}\*{0,2}\)")]
    private static partial Regex InitialsInBrackets();

    [GeneratedRegex(@"(?<name>\w[\w'-]*(?:,? [\w&'-]+){1,7})\*{0,2} \(\*{0,2}(?<short>[A-Z][A-Z0-9]{1,9})\*{0,2}\)")]
    private static partial Regex ShortInBrackets();

    [GeneratedRegex(@"\b(?<short>[A-Z][A-Z0-9]{1,9})\*{0,2} \((?<name>\w[\w ,&'-]{3,80})\)")]
    private static partial Regex LongInBrackets();
}
