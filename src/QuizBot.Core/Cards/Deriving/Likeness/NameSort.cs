using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving.Likeness;

/// <summary>What sort of thing a name names, as far as its form tells: a choice of another sort than all others is seen at once.</summary>
/// <param name="IsMakers">It begins with the name of a maker: "Amazon S3 Vectors".</param>
/// <param name="IsMany">Its head is a plural: "Content Filters", "Rules of the House".</param>
/// <param name="IsDoing">It names what is done: "Acting through Tools", "Chunking".</param>
internal readonly record struct NameSort(bool IsMakers, bool IsMany, bool IsDoing)
{
    /// <summary>Letters of "acting"; "king" and "thing" name no doing.</summary>
    private const int ShortestDone = 6;

    private static readonly HashSet<string> Links =
        ["of", "for", "in", "on", "at", "to", "with", "by", "from", "as", "through", "over", "without", "before", "after", "under"];

    public static NameSort Of(string name)
    {
        var words = Words.Of(NameForms.Main(name));
        var head = words.Skip(1).TakeWhile(word => !Links.Contains(word.Text)).Count();
        return new(
            Vendors.Of(name) is not null,
            head < words.Count && words[head] is { Exact: false } last && last.Text != last.Singular,
            words.Count > 0 && IsDone(words[Math.Min(head, words.Count - 1)].Text));
    }

    private static bool IsDone(string head) =>
        head.Length >= ShortestDone && head.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>True where it is alone with one of its marks, or with the want of one.</summary>
    public bool IsOddAmong(IReadOnlyList<NameSort> others)
    {
        var mine = this;
        return others.All(other => other.IsMakers != mine.IsMakers) || others.All(other => other.IsMany != mine.IsMany)
            || others.All(other => other.IsDoing != mine.IsDoing);
    }
}
