namespace QuizBot.Core.Text;

/// <summary>One word of a text, made comparable.</summary>
/// <param name="Text">Lower case, without accents and apostrophes.</param>
/// <param name="Start">Where it starts in the text it was cut from.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="Singular">The text without its plural ending; the text itself where it has none, as in "loss", "analysis" and "status".</param>
/// <param name="Exact">True where one letter makes another word: it has a digit ("S3"), or is a short name in capitals ("ETL").</param>
internal readonly record struct Word(string Text, string Singular, int Start, int End, bool Exact)
{
    private const int AcronymLetters = 5;

    public static Word From(string folded, int start, int end, int capitals, bool digits)
        => new(folded, WithoutPlural(folded), start, end, digits || (capitals >= 2 && folded.Length <= AcronymLetters));

    public static Word Joined(Word first, Word second)
    {
        var text = first.Text + second.Text;
        return new(text, WithoutPlural(text), first.Start, second.End, first.Exact || second.Exact);
    }

    /// <summary>The same word, or one of the two is the other's plural.</summary>
    public bool Same(Word other)
        => Text == other.Text || Text == other.Singular || (!Exact && (Singular == other.Text || Singular == other.Singular));

    private static string WithoutPlural(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal)
            || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
            return word;
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
            return word[..^3] + "y";
        return word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            ? word[..^2]
            : word[..^1];
    }
}
