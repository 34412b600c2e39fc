using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain;

/// <summary>What the notes say about one entry, side by side with what it belongs to. Every text is the notes' own.</summary>
public sealed record Explanation
{
    public required Entry Entry { get; init; }

    /// <summary>What it is; empty where the note only names it.</summary>
    public required string Text { get; init; }

    /// <summary>Its part in the analogy ("The Data Plumber"); null where the note gives none.</summary>
    public string? Role { get; init; }

    /// <summary>The analogy's steps that tell of it.</summary>
    public IReadOnlyList<AnalogyStep> Story { get; init; } = [];

    /// <summary>The names of the stages it is used in or belongs to, as the note writes them.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>What it consists of: nested concepts, or the concepts of a stage.</summary>
    public IReadOnlyList<Entry> Parts { get; init; } = [];

    /// <summary>The terms that are used in it.</summary>
    public IReadOnlyList<Entry> Uses { get; init; } = [];

    /// <summary>Its neighbours that share a name's word, a parent or a place with it, nearest first.</summary>
    public IReadOnlyList<Entry> MixedUp { get; init; } = [];

    /// <summary>What to look at next, nearest first; at most <see cref="Entries.Related.Most"/>.</summary>
    public IReadOnlyList<Entry> Related { get; init; } = [];

    /// <summary>Sentences of the note that give an example of it.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Why the cards about it have the answers they have.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Opens the note where it stands; null where the notes cannot be opened.</summary>
    public Uri? Link { get; init; }

    /// <summary>The note and the section it stands in: "D1.2 ML Lifecycle, “Key Services &amp; Definitions”".</summary>
    public required string Source { get; init; }
}
