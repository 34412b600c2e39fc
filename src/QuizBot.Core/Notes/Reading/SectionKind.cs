namespace QuizBot.Core.Notes.Reading;

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
