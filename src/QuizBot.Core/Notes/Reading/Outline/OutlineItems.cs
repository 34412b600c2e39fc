namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>Sections as one list of items.</summary>
internal static class OutlineItems
{
    /// <summary>Everything in its order; a heading is a paragraph in bold.</summary>
    public static IReadOnlyList<OutlineItem> Flat(IEnumerable<Section> sections) =>
        [.. sections.SelectMany(
            section => section.Heading.Length == 0 ? section.Entries : section.Entries.Prepend(OutlineItem.Of(section)))];
}
