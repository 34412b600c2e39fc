using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Reads a course.md.</summary>
internal static partial class CoursePageReader
{
    private const int MaxNumberLength = 20;

    public static CoursePage Read(ReadOnlySpan<byte> bytes)
    {
        var findings = new FindingList("");
        var (lines, embeds) = (NoteText.ReadLines(bytes, findings), new Embeds());
        Scrubber.Scrub(lines, embeds, findings);
        var sections = OutlineReader.Read(lines.Select((line, index) => new SourceLine(index + 1, line)), embeds);
        return new()
        {
            Title = sections.Select(section => HeadingText.WithoutSymbols(section.Heading)).FirstOrDefault(heading => heading.Length > 0),
            About = sections.TakeWhile(section => section.Level <= 1).SelectMany(section => section.Entries)
                .FirstOrDefault(entry => entry.Kind == OutlineItemKind.Paragraph)?.Text.Text ?? "",
            Objectives =
                [.. Bullets(sections, "objective").Select(ToObjective).OfType<Objective>().DistinctBy(objective => objective.Number)],
            InScope = [.. Leaves(Bullets(sections, "in scope")).Select(ToName)],
            Words = Bullets(sections, "words").Select(entry => Label.Split(entry.Text)).OfType<Label>().DistinctBy(
                label => label.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(label => label.Name, label =>
                    (IReadOnlyList<string>)label.Body.Text
                        .Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                    StringComparer.OrdinalIgnoreCase),
        };
    }

    private static List<OutlineItem> Bullets(IReadOnlyList<Section> sections, string heading) =>
        [.. sections.Where(section => section.Level > 1 && section.Heading.Contains(heading, StringComparison.OrdinalIgnoreCase))
            .SelectMany(section => section.Entries).Where(entry => entry.Kind != OutlineItemKind.Paragraph)];

    /// <summary>Those that have nothing below them.</summary>
    private static IEnumerable<OutlineItem> Leaves(List<OutlineItem> entries) =>
        entries.Where((entry, at) => at + 1 == entries.Count || entries[at + 1].Depth <= entry.Depth);

    private static Objective? ToObjective(OutlineItem entry) =>
        Numbered().Match(entry.Text.Text) is { Success: true } match && match.Groups["number"].Length <= MaxNumberLength
            ? new Objective(match.Groups["number"].Value, match.Groups["text"].Value, entry.Line)
            : null;

    private static ScopedName ToName(OutlineItem entry)
    {
        var parts = entry.Text.Text.Split([" — ", " – "], 2, StringSplitOptions.TrimEntries);
        return new(
            parts[0], parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            entry.Line);
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)+)\.?\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
