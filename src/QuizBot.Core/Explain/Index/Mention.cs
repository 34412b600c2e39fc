using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Explain.Index;

/// <summary>A name of the notes found in a question.</summary>
internal sealed record Mention
{
    private const float Half = 0.5f;

    /// <summary>The entries that go by the name, likeliest first.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>The name's words, links left out.</summary>
    public required string Name { get; init; }

    /// <summary>The tokens it was read from, in order.</summary>
    public required IReadOnlyList<int> Tokens { get; init; }

    /// <summary>How much of the name was said, by the weight of its words: 1 for all of it.</summary>
    public required float Coverage { get; init; }

    /// <summary>How near the spelling is: 1 for right.</summary>
    public required float Likeness { get; init; }

    /// <summary>Comparable among mentions of one question.</summary>
    public required float Score { get; init; }

    /// <summary>As in <see cref="Name"/>.</summary>
    public required bool Everyday { get; init; }

    /// <summary>How many entries have a name with the rarest of the words said.</summary>
    public required int Sharers { get; init; }

    /// <summary>True where the last word of the name was said: "plumber", not "data", of "The Data Plumber".</summary>
    public required bool Head { get; init; }

    /// <summary>True where other words stand between or the order is another.</summary>
    public required bool Scattered { get; init; }

    public bool Whole => Coverage > 0.999f;

    /// <summary>"Chain of thought" of "Chain-of-Thought Prompting": several words of one name, and most of it.</summary>
    public bool IsMost =>
        !Whole && !Scattered && Sharers == 1 && Tokens.Count > 1 && Coverage > Half && Likeness >= Index.Likeness.Plural;

    public int First => Tokens[0];

    public int Last => Tokens[^1];

    public Entry Entry => Entries[0];
}
