using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes;

/// <summary>
/// Words that people who study a course use and its notes do not: read from <c>words.md</c> beside the notes. Under one of three headings
/// it has lines such as <c>* **Amazon S3:** simple storage service, bucket</c>.
/// </summary>
/// <param name="Names">What else a thing is called ("Also called").</param>
/// <param name="Descriptions">What people say who do not know a thing's name ("Described as").</param>
/// <param name="Spellings">Short and sloppy ways to write a word ("Written as").</param>
/// <param name="Findings">What of the file was not understood.</param>
public sealed partial record CourseWords(
    IReadOnlyList<CourseWord> Names, IReadOnlyList<CourseWord> Descriptions, IReadOnlyList<CourseWord> Spellings,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The file, beside the notes.</summary>
    public const string FileName = "words.md";

    /// <summary>The heading above what people say of things.</summary>
    public const string DescribedAs = "## Described as";

    private const string Headings = $"“## Also called”, “{DescribedAs}” or “## Written as”";

    public static CourseWords None { get; } = new([], [], [], []);

    /// <summary>Whether a text has one of the three headings; a note may be called "Words" as well.</summary>
    public static bool IsIn(string text) => text.Split('\n').Any(line => KindOf(line) is not null);

    /// <param name="file">The path, for findings.</param>
    /// <param name="text">The file's text; whatever it is.</param>
    public static CourseWords Parse(string file, string text)
    {
        List<CourseWord> names = [], descriptions = [], spellings = [];
        var findings = new List<Finding>();
        List<CourseWord>? under = null;
        foreach (var (index, line) in text.Split('\n').Select(line => line.Trim()).Index())
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                under = KindOf(line) switch
                {
                    Kind.Name => names,
                    Kind.Description => descriptions,
                    Kind.Spelling => spellings,
                    _ => Unknown(line.TrimStart('#').Trim(), index + 1),
                };
            }
            else if (!IsItem(line))
            {
                continue;
            }
            else if (under is null || Item.Match(line) is not { Success: true } item)
            {
                findings.Add(new(
                    file,
                    index + 1,
                    Severity.Warning,
                    $"This line is under no known heading, or not of the form “* **Name:** word, word”: {line}",
                    $"Put it under {Headings}."));
            }
            else
            {
                var words = Words(item.Groups["words"].Value, under == descriptions ? ';' : ',');
                under.Add(new(item.Groups["name"].Value.Trim(), words, file, index + 1));
            }
        }

        return new(names, descriptions, spellings, findings);

        List<CourseWord>? Unknown(string heading, int line)
        {
            findings.Add(new(
                file,
                line,
                Severity.Warning,
                $"“{heading}” is no heading that says what the words below it are.",
                $"Write {Headings}."));
            return null;
        }
    }

    /// <summary>What the words below a heading are; null for a line that is no such heading.</summary>
    private static Kind? KindOf(string line) => !line.StartsWith("##", StringComparison.Ordinal) ? null
        : line.TrimStart('#').Trim() switch
        {
            "Also called" => Kind.Name,
            "Described as" => Kind.Description,
            "Written as" => Kind.Spelling,
            _ => null,
        };

    private static bool IsItem(string line) =>
        line.StartsWith("* ", StringComparison.Ordinal) || line.StartsWith("- ", StringComparison.Ordinal);

    private static string[] Words(string words, char between) =>
        words.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"^[*-] \*\*(?<name>[^*]+?):?\*\*:?(?<words>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item { get; }

    private enum Kind
    {
        Name,
        Description,
        Spelling,
    }
}

/// <summary>One line of <see cref="CourseWords"/>.</summary>
/// <param name="Name">What the words stand for: the name of a thing in the notes, or a word.</param>
/// <param name="Words">At least one where the line is understood.</param>
/// <param name="File">The file's path.</param>
/// <param name="Line">1-based line in it.</param>
public sealed record CourseWord(string Name, IReadOnlyList<string> Words, string File, int Line);
