namespace QuizBot.Core.Notes.Reading;

/// <summary>What a line of an authored flashcard is.</summary>
internal enum FieldKind
{
    /// <summary>It has no label: the question, or an answer given without one.</summary>
    Text,
    Answer,
    Choices,
    Why,
    Accept,
    Type,
    Id,

    /// <summary>It has a bold label that means nothing here ("Hint"), and is ignored.</summary>
    Other,
}
