namespace QuizBot.Core.Explain;

/// <summary>What someone wants to know.</summary>
public enum Intent
{
    /// <summary>The notes do not cover it.</summary>
    None,

    /// <summary>What something is, by its name.</summary>
    What,

    /// <summary>What something is, by its description.</summary>
    Find,

    /// <summary>Who something is in the analogy.</summary>
    Who,

    /// <summary>Where in the lifecycle something is used.</summary>
    Where,

    /// <summary>What something is good for.</summary>
    Why,

    /// <summary>An example of it.</summary>
    Example,

    /// <summary>What people mix it up with.</summary>
    Confuse,

    /// <summary>What comes after a stage.</summary>
    After,

    /// <summary>What comes before a stage.</summary>
    Before,

    /// <summary>The terms used in a stage.</summary>
    Uses,

    /// <summary>How two or more things differ.</summary>
    Compare,

    /// <summary>A note as a whole.</summary>
    Overview,

    /// <summary>An analogy as a whole.</summary>
    Story,

    /// <summary>A follow-up, and nothing to follow.</summary>
    Lost,

    Hello,
    Thanks,
    Bye,

    /// <summary>About the bot itself.</summary>
    Self,

    /// <summary>About studying: the exam, where to begin, being tired of it.</summary>
    Study,

    /// <summary>It may be one of a few things, none of them surely.</summary>
    Unsure,

    /// <summary>None of what was offered.</summary>
    Neither,
}
