using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;

namespace QuizBot.Core.Notes.Reading.Sections;

/// <summary>The analogy a note is told in.</summary>
internal sealed record AnalogyReader(string? Title, string? Focus, IReadOnlyList<AnalogyStep> Steps)
{
    public static AnalogyReader Read(IReadOnlyList<Section> sections, FindingList findings)
    {
        string? focus = null;
        var steps = new List<TextUnderName>();
        foreach (var entry in sections.SelectMany(section => section.Entries).Where(entry => !entry.Text.IsEmpty))
        {
            var label = Label.Split(entry.Text);
            if (steps.Count > 0 && (entry.Depth > 0 || label is { IsAside: true }))
                steps[^1].Add(entry.Text.Text);
            else if (label is not null && label.Name.Contains("focus", StringComparison.OrdinalIgnoreCase))
                focus ??= label.Body.Text;
            else if (label is { IsBold: true } || (label is not null && entry.Kind != OutlineItemKind.Paragraph))
                steps.Add(new TextUnderName(label.Name, label.Body.Text, entry.Line) { IsBullet = entry.Kind == OutlineItemKind.Bullet });
            else if (entry.Kind == OutlineItemKind.Paragraph)
                focus ??= entry.Text.Text;
            else
                findings.Warning(
                    "nameless-step", entry.Line, "This step of the analogy has no name, so it was skipped.",
                    "Begin it with a name in bold: “1. **Training:** what happens”.");
        }

        var title = sections.Count > 0 ? HeadingText.AnalogyTitle(sections[0].Heading) : null;
        return new AnalogyReader(
            string.IsNullOrEmpty(title) ? null : title, focus,
            [.. steps.Select(step => new AnalogyStep(step.Name, step.Text, step.Line) { IsUnordered = step.IsBullet })]);
    }
}
