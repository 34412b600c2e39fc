using System.Globalization;
using System.Text;

namespace QuizBot.Core.Text;

/// <summary>Cuts texts into comparable words. Any string will do: lone surrogates, emoji and punctuation are no words.</summary>
internal static class Words
{
    public static IReadOnlyList<Word> Of(string text)
    {
        var words = new List<Word>();
        var folded = new StringBuilder();
        var (start, capitals, digits) = (-1, 0, false);
        var at = 0;
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Rune.IsLetterOrDigit(rune) || Letters.IsRaisedOrLowered(rune))
            {
                if (start < 0)
                    start = at;
                Letters.Fold(rune, folded);
                capitals += Rune.IsUpper(rune) ? 1 : 0;
                digits |= Rune.IsDigit(rune);
            }
            else if (IsPossessive(text, at, start))
            {
                Close(at);
                length = 2;
            }
            else if (start >= 0 && IsPartOfNumberOrName(text, at, start))
                folded.Append(text[at]);
            else if (!IsSilent(text, at, rune, start))
            {
                Close(at);
                if (rune.Value is '&' or '%')
                    words.Add(Word.From(rune.Value is '&' ? "and" : "percent", at, at + 1, 0, false));
            }

            at += length;
        }

        Close(text.Length);
        return words;

        void Close(int end)
        {
            if (start >= 0 && folded.Length > 0)
                words.Add(Word.From(folded.ToString(), start, end, capitals, digits));
            folded.Clear();
            (start, capitals, digits) = (-1, 0, false);
        }
    }

    /// <summary>
    /// Where <paramref name="phrase"/> occurs word by word in <paramref name="words"/>, plural or not; -1 where it does not.
    /// </summary>
    public static int IndexOf(IReadOnlyList<Word> words, IReadOnlyList<Word> phrase)
    {
        for (var at = 0; at + phrase.Count <= words.Count && phrase.Count > 0; at++)
            if (StartsAt(words, at, phrase))
                return at;
        return -1;
    }

    public static bool StartsAt(IReadOnlyList<Word> words, int at, IReadOnlyList<Word> phrase)
    {
        if (phrase.Count == 0 || at + phrase.Count > words.Count)
            return false;
        for (var next = 0; next < phrase.Count; next++)
            if (!phrase[next].Same(words[at + next]))
                return false;
        return true;
    }

    private static bool IsPossessive(string text, int at, int start)
        => start >= 0 && IsApostrophe(text[at]) && at + 1 < text.Length && text[at + 1] is 's' or 'S'
            && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    private static bool IsPartOfNumberOrName(string text, int at, int start)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        return text[at] switch
        {
            '.' => char.IsDigit(text[at - 1]) && char.IsDigit(next),
            '+' or '#' => at - start <= 2 && !char.IsLetterOrDigit(next),
            _ => false,
        };
    }

    private static bool IsSilent(string text, int at, Rune rune, int start)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format
            || (start >= 0 && IsApostrophe(text[at]) && at + 1 < text.Length && char.IsLetter(text[at + 1]));

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or '`' or '´';
}

/// <summary>One word of a text, made comparable.</summary>
/// <param name="Text">Lower case, without accents and apostrophes.</param>
/// <param name="Start">Where it starts in the text it was cut from.</param>
/// <param name="End">Where it ends there, exclusive.</param>
/// <param name="Singular">The text without its plural ending; the text itself where it has none, as in "loss", "analysis" and
/// "status".</param>
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
