namespace QuizBot.Core.Memory;

/// <summary>Where a flashcard is on its way into memory. The values are FSRS's own.</summary>
public enum Phase
{
    /// <summary>Never graded.</summary>
    New = 0,

    /// <summary>First minutes: repeated within the day.</summary>
    Learning = 1,

    /// <summary>Known: repeated after whole days.</summary>
    Review = 2,

    /// <summary>Forgotten once known: repeated within the day again.</summary>
    Relearning = 3,
}
