namespace QuizBot.Core.Notes.Reading;

/// <summary>A heading and what stands under it, up to the next heading of any level.</summary>
/// <param name="Level">1 to 6; 0 for what stands before the first heading.</param>
/// <param name="Heading">The heading's text, Markdown gone.</param>
/// <param name="Line">1-based line of the heading.</param>
internal sealed record Section(int Level, string Heading, int Line)
{
    public List<OutlineItem> Entries { get; } = [];

    public SectionKind Kind { get; set; }
}

internal enum SectionKind
{
    Unknown,
    Analogy,
    Terms,

    /// <summary>Holds stages, or concepts that have no stage.</summary>
    Concepts,
    Stage,
    Flashcards,
}
