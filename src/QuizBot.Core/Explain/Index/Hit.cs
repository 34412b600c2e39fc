using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Explain.Index;

/// <summary>An entry whose texts fit a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">Comparable among hits of one question.</param>
/// <param name="Coverage">How much of what was asked its texts speak of, 0 to 1.</param>
/// <param name="Words">How many words of the question its texts speak of.</param>
/// <param name="Exact">How many of these they have as they are, no misspelling and no word of like meaning.</param>
internal sealed record Hit(Entry Entry, float Score, float Coverage, int Words, int Exact);
