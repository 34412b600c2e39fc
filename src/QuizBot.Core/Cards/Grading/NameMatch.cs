using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>How what was said matches one form of a name.</summary>
/// <param name="Form">The form, as written.</param>
/// <param name="Typos">Letters that were forgiven.</param>
/// <param name="Swapped">True where the words came in another order.</param>
internal sealed record NameMatch(string Form, int Typos, bool Swapped)
{
    private static readonly HashSet<string> Negations =
    [
        "not", "no", "non", "never", "neither", "nor", "none", "nothing", "without", "cannot", "except", "but", "unlike", "opposite",
        "isnt", "arent", "wasnt", "werent", "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt", "shouldnt", "hasnt", "havent",
        "aint", "instead", "rather", "excluding",
    ];

    /// <summary>Words that give the words around them a direction: "text to speech" is not "speech to text".</summary>
    private static readonly HashSet<string> Directions =
    [
        "to", "from", "of", "by", "for", "in", "into", "on", "onto", "over", "under", "before", "after", "than", "with", "without",
        "versus", "vs", "per", "given", "as", "not", "no", "then", "is", "are",
    ];

    public bool Exact => Typos == 0 && !Swapped;

    /// <summary>The best match among the forms; null where none is near enough, or where one side denies what the other says.</summary>
    public static NameMatch? Best(IReadOnlyList<Word> said, IEnumerable<string> forms)
    {
        NameMatch? best = null;
        foreach (var match in forms.Select(form => Of(said, form)))
            if (match is not null && match.Rank < (best?.Rank ?? int.MaxValue))
                best = match;
        return best;
    }

    public static bool Denies(IReadOnlyList<Word> words) => words.Count(word => Negations.Contains(word.Text)) % 2 == 1;

    /// <summary>Fewer typos first, then a form that was said with its vendor's name as it is written.</summary>
    private int Rank => (Swapped ? 6 : 2 * Typos) + (WithoutVendor ? 1 : 0);

    private bool WithoutVendor { get; init; }

    private static NameMatch? Of(IReadOnlyList<Word> said, string form)
    {
        var right = PlainWords.Of(Words.Of(form));
        if (Denies(said) != Denies(right))
            return null;
        if (Of(said, right, form) is { } match)
            return match;
        var (less, lessRight) = (PlainWords.WithoutVendor(said), PlainWords.WithoutVendor(right));
        return less is null && lessRight is null
            ? null
            : Of(less ?? said, lessRight ?? right, form) is { } shorter
            ? shorter with { WithoutVendor = true }
            : null;
    }

    private static NameMatch? Of(IReadOnlyList<Word> said, IReadOnlyList<Word> right, string form)
    {
        if (Spelling.Typos(said, right) is { } typos)
            return new(form, typos, false);
        return HasSameWords(said, right) ? new(form, 0, true) : null;
    }

    private static bool HasSameWords(IReadOnlyList<Word> said, IReadOnlyList<Word> right)
    {
        if (said.Count != right.Count || said.Any(word => Directions.Contains(word.Text)))
            return false;
        var left = said.ToList();
        return right.All(word => left.FindIndex(other => word.Same(other)) is var at and >= 0 && Remove(at));

        bool Remove(int at)
        {
            left.RemoveAt(at);
            return true;
        }
    }
}
