using System.Globalization;
using System.Text;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>The signs of an answer: which of them say something, and which are only there.</summary>
internal static class AnswerSigns
{
    /// <summary>The longest first.</summary>
    private static readonly string[] Operators =
    [
        "<->", "<=>", "===", "!==", "->", "=>", "<=", ">=", "==", "!=", "&&", "||", "**", "<<", ">>", "++", "--",
        "<", ">", "+", "*", "^", "|", "~", "=",
    ];

    private static readonly Dictionary<char, string> Spoken = new()
    {
        ['€'] = "euro",
        ['$'] = "dollar",
        ['£'] = "pound",
        ['¥'] = "yen",
        ['%'] = "percent",
        ['°'] = "degree",
        ['&'] = "and",
    };

    /// <param name="text">The whole answer.</param>
    /// <param name="at">Where the sign begins.</param>
    /// <param name="before">The words before it.</param>
    /// <returns>How long the sign is, and the word that it is; null for one that says nothing.</returns>
    public static (int Length, Word? Word) At(string text, int at, IReadOnlyList<Word> before)
    {
        var next = Letter(text, at + 1);
        if (Spoken.TryGetValue(text[at], out var name) && !(text[at] == '&' && next == '&') && !(text[at] == '$' && char.IsLetter(next)))
            return (1, Word.From(name, at, at + 1, 0, false));
        if (Rune.TryGetRuneAt(text, at, out var rune) && !rune.IsAscii && Rune.GetUnicodeCategory(rune) == UnicodeCategory.MathSymbol)
            return (rune.Utf16SequenceLength, AnswerWords.Exactly(rune.ToString(), at, at + rune.Utf16SequenceLength));
        if (Array.Find(Operators, sign => text.AsSpan(at).StartsWith(sign)) is { } found)
        {
            var shown = found is "->" or "=>" ? ">" : found;
            return (found.Length, IsMeant(text, at, found, before) ? AnswerWords.Exactly(shown, at, at + found.Length) : null);
        }

        return (1, text[at] == '-' && IsMinus(text, at, before) ? AnswerWords.Exactly("-", at, at + 1) : null);
    }

    /// <summary>"x - 1" and "10 - 5", but not "S3 - for objects".</summary>
    private static bool IsMinus(string text, int at, IReadOnlyList<Word> before)
    {
        var second = Letter(text, at + 2);
        return Letter(text, at - 1) == ' ' && Letter(text, at + 1) == ' '
            && before.Count > 0 && (before[^1].Text.Length == 1 || NumberWords.IsDigits(before[^1].Text))
            && (char.IsAsciiDigit(second) || (char.IsLetter(second) && !char.IsLetter(Letter(text, at + 3))));
    }

    /// <summary>
    /// Whether a sign is part of what is said: not so the dashes of flags and of asides, tags such as "&lt;div&gt;", and an equals sign
    /// between names.
    /// </summary>
    private static bool IsMeant(string text, int at, string sign, IReadOnlyList<Word> before)
    {
        var next = Letter(text, at + 1);
        return sign switch
        {
            "--" => false,
            "=" => before.Count == 0 && at + 1 >= text.Length,
            "<" => !(IsTagName(next) && text.IndexOf('>', at) > 0),
            ">" => !IsEndOfTag(text, at),
            "~" => char.IsAsciiDigit(next) || char.IsWhiteSpace(next),
            "*" or "**" => at == 0 || !char.IsLetter(text[at - 1]) || char.IsLetterOrDigit(Letter(text, at + sign.Length)),
            _ => true,
        };
    }

    private static bool IsTagName(char letter) => char.IsLetter(letter) || letter is '/' or '!';

    private static bool IsEndOfTag(string text, int at)
    {
        var open = text.LastIndexOf('<', at);
        return open >= 0 && open + 1 < text.Length && IsTagName(text[open + 1])
            && !text.AsSpan(open, at - open).Contains(' ') && Letter(text, at + 1) != '=';
    }

    private static char Letter(string text, int at) => at >= 0 && at < text.Length ? text[at] : ' ';
}
