using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>A heading and what stands under it, up to the next heading of any level.</summary>
/// <param name="Level">1 to 6; 0 for what stands before the first heading.</param>
/// <param name="Heading">The heading's text, Markdown gone.</param>
/// <param name="Line">1-based line of the heading.</param>
internal sealed record Section(int Level, string Heading, int Line)
{
    /// <summary>The heading with what is bold in it.</summary>
    public RichText Title { get; init; } = RichText.Empty;

    /// <summary>The number of a heading that is an item of a numbered list ("3" in "3. ### What?"); null for any other.</summary>
    public string? Number { get; init; }

    public List<OutlineItem> Entries { get; } = [];

    public SectionKind Kind { get; set; }

    /// <summary>Whether a question was found in it, or it is part of the answer to one.</summary>
    public bool IsAsked { get; set; }
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
