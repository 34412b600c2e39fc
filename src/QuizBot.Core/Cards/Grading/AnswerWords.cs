using System.Globalization;
using System.Text;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>
/// Cuts an answer into words for grading. What a reader skips in prose is a word here where it makes the answer: signs between numbers and
/// names, minus signs, raised numbers, separators inside of numbers. Such words are exact, as flags, paths and short names are.
/// </summary>
internal sealed class AnswerWords
{
    private const int LongestAcronym = 5;

    private readonly string text;
    private readonly List<Word> words = [];
    private int at;

    private AnswerWords(string text) => this.text = text;

    /// <param name="plain">As <see cref="AnswerText.Plain"/> writes it. The words' places are in this text.</param>
    public static IReadOnlyList<Word> Of(string plain)
    {
        var reader = new AnswerWords(plain);
        reader.Read();
        return NumberWords.Read(reader.words, plain);
    }

    /// <summary>A sign, a number or a short name: one letter makes it another.</summary>
    public static Word Exactly(string text, int start, int end) => new(text, text, start, end, true);

    private char Next(int ahead = 1) => at + ahead < text.Length ? text[at + ahead] : ' ';

    private char Before => at > 0 ? text[at - 1] : ' ';

    private void Read()
    {
        while (at < text.Length)
        {
            var letter = text[at];
            if (char.IsAsciiDigit(letter))
                ReadNumber();
            else if (IsLetter(at))
                ReadWord();
            else if (!char.IsWhiteSpace(letter))
                ReadSign();
            else
                at++;
        }
    }

    private bool IsLetter(int index) => Rune.TryGetRuneAt(text, index, out var rune) && Rune.IsLetter(rune);

    private void ReadWord()
    {
        var start = at;
        var folded = new StringBuilder();
        var (capitals, digits) = (0, false);
        while (at < text.Length)
        {
            var rune = Rune.TryGetRuneAt(text, at, out var whole) ? whole : new Rune('\uFFFD');
            if (text[at] == '\'')
            {
                if (Next() is 's' or 'S' && !char.IsLetterOrDigit(Next(2)))
                {
                    // "Amazon's".
                    Add(folded, start, at, capitals, digits);
                    at += 2;
                    return;
                }

                if (!char.IsLetter(Next()))
                    break;
                at++;
                continue;
            }

            // "C#" and "C++" are names, "x++" and "n+" hardly.
            if (text[at] is '+' or '#' && folded.Length is > 0 and <= 2 && !char.IsLetterOrDigit(Next()) && Next() != '=')
            {
                folded.Append(text[at++]);
                if (at < text.Length && text[at] == '+')
                    folded.Append(text[at++]);
                break;
            }

            if (!Rune.IsLetterOrDigit(rune) && !IsMark(rune))
                break;
            capitals += Rune.IsUpper(rune) ? 1 : 0;
            digits |= Rune.IsDigit(rune);
            Letters.Fold(rune, folded);
            at += rune.Utf16SequenceLength;
        }

        if (at == start)
            at++;
        Add(folded, start, at, capitals, digits);
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private void Add(StringBuilder folded, int start, int end, int capitals, bool digits)
    {
        if (folded.Length == 0)
            return;
        var word = folded.ToString();
        // "RAGs" are several of RAG; "https" is not several of HTTP.
        if (capitals >= 2 && text[end - 1] == 's' && capitals == end - start - 1)
            word = word[..^1];
        var isFlag = start > 0 && text[start - 1] == '-' && (start == 1 || char.IsWhiteSpace(text[start - 2]) || text[start - 2] == '-');
        if (isFlag && start > 1 && text[start - 2] != '-' && word.Length > 1)
            word = string.Concat(word.Order());
        var isShort = capitals >= 2 && capitals * 2 > end - start && word.Length <= LongestAcronym;
        words.Add(isFlag || isShort || digits || IsInPath(start, end) ? Exactly(word, start, end) : Word.From(word, start, end, 0, false));
    }

    /// <summary>"/etc/hosts", "src/app/main", "C:\temp".</summary>
    private bool IsInPath(int start, int end)
    {
        var (from, to) = (start, end);
        while (from > 0 && !char.IsWhiteSpace(text[from - 1]))
            from--;
        while (to < text.Length && !char.IsWhiteSpace(text[to]))
            to++;
        var token = text.AsSpan(from, to - from);
        return token is ['/', not '/', ..] or ['~' or '.', '/', ..] || (token.Count('/') > 1 && !token.ContainsAnyInRange('A', 'Z'))
            || token.Contains('\\');
    }

    private void ReadNumber()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' && char.IsAsciiDigit(Next())) || IsThousands()))
            at++;
        // "1e-5".
        if (at + 1 < text.Length && text[at] is 'e' or 'E'
            && (char.IsAsciiDigit(Next()) || (Next() is '-' or '+' && char.IsAsciiDigit(Next(2)))))
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            words.Add(Exactly(Letters.Lower(text[start..at]).Replace("+", "", StringComparison.Ordinal), start, at));
            return;
        }

        var number = text[start..at];
        var letters = at;
        while (letters < text.Length && char.IsLetter(text[letters]))
            letters++;
        var suffix = text[at..letters];
        // "2FA", "3D" and "10x" are names, "4th" is 4, and what follows in "15min" is a unit.
        if (suffix.Length > 0 && !NumberWords.IsOrdinalEnding(suffix) && !NumberWords.IsUnit(suffix) && !number.AsSpan().ContainsAny(".,")
            && !(letters < text.Length && char.IsAsciiDigit(text[letters])))
        {
            at = letters;
            words.Add(Exactly(number + Letters.Lower(suffix), start, at));
            return;
        }

        if (NumberWords.IsOrdinalEnding(suffix))
            at = letters;
        AddNumber(number, start);
        ReadSeparator();
    }

    /// <summary>The space in "1 000".</summary>
    private bool IsThousands() =>
        text[at] is ' ' or '\u00A0' && char.IsAsciiDigit(Before) && char.IsAsciiDigit(Next()) && char.IsAsciiDigit(Next(2))
            && char.IsAsciiDigit(Next(3)) && !char.IsAsciiDigit(Next(4)) && Next(4) is not ('.' or ',' or '-' or '/');

    private void AddNumber(string number, int start)
    {
        var parts = number.Replace("\u00A0", " ", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (parts.Count(letter => letter == '.') > 1 && !parts.Contains(',', StringComparison.Ordinal))
        {
            // "10.0.0.1" and "1.2.3" are numbers side by side.
            foreach (var (index, part) in parts.Split('.').Index())
            {
                if (index > 0)
                    words.Add(Exactly(".", start, at));
                words.Add(Exactly(NumberWords.Canonical(part), start, at));
            }

            return;
        }

        // "-1", but not "10-1" and not "x - 1".
        var isNegative = start > 0 && text[start - 1] == '-'
            && (start == 1 || !(char.IsLetterOrDigit(text[start - 2]) || text[start - 2] is ')' or '-'));
        words.Add(Exactly((isNegative ? "-" : "") + NumberWords.Canonical(parts), start, at));
    }

    /// <summary>What stands between two numbers: "1/2", "9:30", "10-20", "2024-01-02".</summary>
    private void ReadSeparator()
    {
        if (at < text.Length && text[at] is '/' or ':' or '-' && char.IsAsciiDigit(Next()))
        {
            words.Add(Exactly(text[at].ToString(), at, at + 1));
            at++;
        }
    }

    private void ReadSign()
    {
        var (length, word) = AnswerSigns.At(text, at, words);
        if (word is { } sign)
            words.Add(sign);
        at += length;
    }
}
