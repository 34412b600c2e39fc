namespace QuizBot.Core.Memory;

/// <summary>Why a flashcard was chosen.</summary>
public enum ChoiceReason
{
    /// <summary>Nothing was chosen.</summary>
    None,

    /// <summary>It is time to be asked again.</summary>
    Due,

    /// <summary>The learner has not met it.</summary>
    New,

    /// <summary>Nothing is due or new and the learner wants more: the one likeliest forgotten.</summary>
    Weakest,
}
