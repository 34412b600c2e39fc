namespace QuizBot.Core.Explain.Entries;

/// <summary>What sort of thing an <see cref="Entry"/> explains; where two go by one name, the earlier kind is meant.</summary>
public enum EntryKind
{
    Term,
    Concept,

    /// <summary>A step of the analogy that no concept stands for.</summary>
    Step,

    /// <summary>A numbered stage with the concepts under it.</summary>
    Stage,

    /// <summary>A note as a whole.</summary>
    Note,

    /// <summary>A note's analogy as a whole.</summary>
    Analogy,
}
