using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Explain;

/// <summary>What a question was understood as, and which entries answer it. The words of the answer are the notes' own.</summary>
/// <param name="Intent">What is wanted.</param>
/// <param name="Entries">What it is about, likeliest or first asked first; empty where nothing of the notes is meant.</param>
public sealed record Answer(Intent Intent, params IReadOnlyList<Entry> Entries)
{
    /// <summary>What may be meant where that is not sure, likeliest first, or what else beside what is explained; at most three.</summary>
    public IReadOnlyList<Entry> Likely { get; init; } = [];

    /// <summary>What else may be meant of what is explained without doubt, for who says no; at most three, and not shown.</summary>
    public IReadOnlyList<Entry> Others { get; init; } = [];

    /// <summary>Terms near a question that has no answer, nearest first; at most three, empty where nothing is near.</summary>
    public IReadOnlyList<Entry> Nearest { get; init; } = [];

    /// <summary>What people can choose from: what may be meant, else what is near.</summary>
    public IReadOnlyList<Entry> Offered => Likely.Count > 0 ? Likely : Nearest;

    /// <summary>True where the message only says which of those is meant that were offered before it.</summary>
    public bool IsPick { get; init; }

    /// <summary>
    /// The language of the question, in English, where only its names and words could be looked for and not its meaning; null elsewhere.
    /// </summary>
    public string? OnlyWordsOf { get; init; }

    /// <summary>
    /// Words of the question, as written, that the notes do not have and the answer therefore does not cover; empty where they hardly
    /// matter.
    /// </summary>
    public IReadOnlyList<string> Uncovered { get; init; } = [];

    /// <summary>How the answer was chosen, sentence by sentence; empty unless asked for.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];
}

/// <summary>What was explained last in a conversation, so that "and S3?" and "why?" make sense.</summary>
/// <param name="Intent">What was wanted.</param>
/// <param name="Keys">The <see cref="Entry.Key"/> of each entry, the first of them first; empty where some were only offered.</param>
public sealed record Previous(Intent Intent, params IReadOnlyList<string> Keys)
{
    /// <summary>What was explained before that, so that "the two" are both; null for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>The <see cref="Entry.Key"/> of each entry that was offered, so that "the second one" is known; empty for none.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>The <see cref="Entry.Key"/> of each entry that may be meant where what was explained is not; empty for none.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
