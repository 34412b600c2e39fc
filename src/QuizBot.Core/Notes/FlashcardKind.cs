namespace QuizBot.Core.Notes;

/// <summary>How a flashcard is answered.</summary>
public enum FlashcardKind
{
    /// <summary>The learner thinks, shows the answer and says whether they had it.</summary>
    Reveal,

    /// <summary>One of the choices is right.</summary>
    MultipleChoice,

    /// <summary>Several of the choices are right; all of them and no other must be picked.</summary>
    MultipleResponse,

    /// <summary>The learner types the answer.</summary>
    Typed,

    /// <summary>The learner puts the choices in order.</summary>
    Ordering,

    /// <summary>The learner gives each left-hand item its choice.</summary>
    Matching,
}
