using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>What a note says of itself in its first heading: "D1.2 ML Lifecycle (Domain 1: 20% Exam Weight)".</summary>
internal sealed partial record NoteHeading(string Id, string Title, int? Domain, int? Weight)
{
    /// <summary>Files that are called so are what their folder is about.</summary>
    private static readonly string[] FolderFiles = ["readme", "index", "course"];

    /// <param name="section">The section under the note's title; null where the note has none.</param>
    /// <param name="file">The note's path.</param>
    /// <param name="speaksOf">Whether the note's text has a word, so that "S3" is what it is about.</param>
    /// <param name="findings">Told what is wrong.</param>
    public static NoteHeading Read(Section? section, string file, Func<string, bool> speaksOf, FindingList findings)
    {
        var stem = StemOf(file.Replace('\\', '/'));
        var text = HeadingText.WithoutSymbols(section?.Heading ?? "");
        var line = section?.Line ?? 0;
        var (domain, weight) = ReadExam(text, line, findings);
        text = ExamPartPattern().Replace(text, "");

        string id;
        if (IdPattern().Match(text) is { Success: true } match && IsId(match, speaksOf))
        {
            id = match.Groups["id"].Value;
            text = text[match.Length..];
        }
        else
        {
            id = IdFromFile(stem, speaksOf);
            findings.Warning(
                "no-id", line, $"The first heading has no id, so this note is called {id} after its file.",
                "Begin the heading with an id, as in “# D1.2 ML Lifecycle (Domain 1: 20% Exam Weight)”.");
        }

        var title = HeadingText.WithoutSymbols(text.Trim().Trim('-', '–', '—', ':', '|', ',').Trim());
        if (title.Length == 0)
        {
            title = TitleFromFile(stem, id);
            findings.Warning(
                "no-title", line, $"This note has no title, so it is called “{title}”.",
                $"Write the title after the id: “# {id} ML Lifecycle”.");
        }

        return new NoteHeading(id, title, domain, weight);
    }

    private static (int? Domain, int? Weight) ReadExam(string text, int line, FindingList findings)
    {
        var domain = DomainPattern().Match(text) is { Success: true } named
            ? int.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture)
            : (int?)null;
        if (domain == 0)
        {
            findings.Warning("domain", line, "Domains are counted from 1, so domain 0 was ignored.", "Write “Domain 1” or leave it out.");
            domain = null;
        }

        if (PercentPattern().Match(text) is not { Success: true } percent)
            return (domain, null);
        var weight = (int)Math.Round(
            decimal.Parse(percent.Groups["number"].Value.Replace(',', '.'), CultureInfo.InvariantCulture), MidpointRounding.AwayFromZero);
        if (weight is >= 1 and <= 100 && !percent.Groups["minus"].Success)
            return (domain, weight);
        findings.Warning(
            "weight", line, $"An exam weight of {percent.Value} is not possible, so it was ignored.",
            "Write a weight from 1% to 100%, or leave it out.");
        return (domain, null);
    }

    private static string StemOf(string path)
    {
        var stem = Path.GetFileNameWithoutExtension(path);
        return FolderFiles.Contains(stem, StringComparer.OrdinalIgnoreCase)
            && Path.GetFileName(Path.GetDirectoryName(path)) is { Length: > 0 } folder
            ? folder
            : stem;
    }

    /// <summary>"D1.2" is an id wherever it stands; the S3 of "S3 Basics" is a name, and the 3 of "3 Reasons" a number.</summary>
    private static bool IsId(Match match, Func<string, bool> speaksOf)
    {
        var id = match.Groups["id"].Value;
        if (id.Contains('.', StringComparison.Ordinal) || match.Value[0] == '[')
            return true;
        return id.All(char.IsAsciiDigit) ? match.Value != id + " " : !speaksOf(id);
    }

    /// <summary>"D1.2" of "D1.2-ml-lifecycle"; of "10_20_uses" the whole name.</summary>
    private static string IdFromFile(string stem, Func<string, bool> speaksOf)
    {
        if (IdPattern().Match(stem) is { Success: true } match && !match.Groups["id"].Value.All(char.IsAsciiDigit) && IsId(match, speaksOf))
            return match.Groups["id"].Value;
        var slug = Slug.From(stem);
        return slug.Length == 0 ? "note" : slug;
    }

    private static string TitleFromFile(string stem, string id)
    {
        var words = (stem.StartsWith(id, StringComparison.OrdinalIgnoreCase) ? stem[id.Length..] : stem).Replace('-', ' ').Replace('_', ' ')
            .Trim();
        return words.Length == 0 ? id : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>
    /// "D1.2", "1.2", "[D1.2]", "AIF-C01-1.2": letters and digits with at least one digit, before a space or a separator.
    /// </summary>
    [GeneratedRegex(
        @"^\[?(?<id>(?:[A-Za-z]{1,8}[0-9]{0,4}-){0,3}[A-Za-z]{0,4}[0-9]{1,4}(?:[.-][0-9]{1,4}){0,4}[a-z]?)\]?"
        + @"(?:\s*[:–—|]\s*|\s+-\s+|-(?=[A-Za-z])|_|[.)]?\s+|[.)]?$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\bdomain\s*(?<number>[0-9]{1,4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DomainPattern();

    [GeneratedRegex(@"(?<minus>-\s?)?(?<number>[0-9]{1,6}(?:[.,][0-9]{1,3})?)\s?%")]
    private static partial Regex PercentPattern();

    /// <summary>The part that names domain or weight: in parentheses anywhere, or after a dash at the end.</summary>
    [GeneratedRegex(
        @"\([^()]*(?:\bdomain\s*[0-9]|[0-9]\s?%)[^()]*\)|\s[|–—-]\s*domain\s*[0-9].*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExamPartPattern();
}
