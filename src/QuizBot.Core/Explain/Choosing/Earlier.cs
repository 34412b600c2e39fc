using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>What a question may go on with.</summary>
/// <param name="Last">What was explained last; empty at the start, and where something was only offered.</param>
/// <param name="Before">What was explained before that; null for nothing.</param>
/// <param name="Wanted">What was wanted of it; null at the start.</param>
/// <param name="Offered">What was offered in its place or beside it, in the order in which it was; empty for nothing.</param>
/// <param name="Others">What may be meant where what was explained is not; empty for nothing.</param>
internal sealed record Earlier(
    IReadOnlyList<Entry> Last, Entry? Before, Intent? Wanted, IReadOnlyList<Entry> Offered, IReadOnlyList<Entry> Others)
{
    public Entry? First => Last.Count > 0 ? Last[0] : null;

    public static Earlier Of(Catalogue catalogue, Previous? previous) => previous is null ? new([], null, null, [], []) : new(
        [.. previous.Keys.Select(catalogue.Find).OfType<Entry>()],
        previous.Before is null ? null : catalogue.Find(previous.Before),
        previous.Intent,
        AllOf(catalogue, previous.Offered),
        [.. previous.Others.Select(catalogue.Find).OfType<Entry>()]);

    /// <summary>Nothing where the notes have lost one of them: the second would stand first.</summary>
    private static Entry[] AllOf(Catalogue catalogue, IReadOnlyList<string> keys)
    {
        Entry[] found = [.. keys.Select(catalogue.Find).OfType<Entry>()];
        return found.Length == keys.Count ? found : [];
    }

    /// <summary>What "they" are: all that was explained last, or that and what came before it; null for fewer than two.</summary>
    /// <param name="asPair">True where both are asked for in words ("the two").</param>
    public IReadOnlyList<Entry>? Both(bool asPair) => Last.Count > 1 ? Last
        : asPair && Before is not null && First is { } first && first != Before ? [Before, first]
        : null;
}
