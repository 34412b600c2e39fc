using System.Globalization;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>
/// Numbers and units as words: "one thousand" is 1000, "World War II" is "World War 2", "15 mins" are 15 minutes, "10^3" is 1000.
/// </summary>
internal static class NumberWords
{
    private const int MostPower = 15;

    private static readonly Dictionary<string, int> Small = ReadSmall();

    private static readonly Dictionary<string, decimal> Large = new()
    {
        ["hundred"] = 100,
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
    };

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    private static readonly string[] Romans =
    [
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
        "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ];

    /// <summary>Words before a single letter i that make it a number.</summary>
    private static readonly HashSet<string> Counted = new[]
    {
        "type", "phase", "stage", "war", "level", "class", "tier", "part", "grade", "step", "chapter", "volume", "model", "version",
    }.ToHashSet();

    private static readonly Dictionary<string, string> Units = ReadUnits();

    public static bool IsOrdinalEnding(string text) => text is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH";

    public static bool IsUnit(string text) => Units.ContainsKey(Letters.Lower(text));

    /// <summary>Whether a word is what a unit is called here ("minute", "percent").</summary>
    public static bool IsUnitName(string word) => Units.ContainsKey(word);

    /// <summary>"ii" for "2"; null beyond 20.</summary>
    public static string? RomanFor(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 && value < Romans.Length
        ? Romans[value]
        : null;

    /// <summary>The ordinal for a number up to 10; null for any other.</summary>
    public static string? OrdinalOf(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < Ordinals.Length
        ? Ordinals[value]
        : null;

    /// <summary>The number of an ordinal up to "tenth"; null for any other word.</summary>
    public static int? OfOrdinal(string word) => Array.IndexOf(Ordinals, word) is var value and > 0 ? value : null;

    /// <summary>The number that a word names in any language; null where it names none.</summary>
    public static string? OfAnyLanguage(string word)
    {
        foreach (var code in LanguageWords.Codes)
        {
            var numbers = LanguageWords.Of(code, "numbers");
            for (var value = 0; value < numbers.Count; value++)
            {
                if (numbers[value] == word)
                    return value.ToString(CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    /// <summary>"1,000", "1 000" and "1000" are "1000"; "1,5" and "1.50" are "1.5"; "09" is "9".</summary>
    public static string Canonical(string number)
    {
        var isGrouped = IsGrouped(number, ',') || (IsGrouped(number, '.') && number.Count(letter => letter == '.') > 1);
        var text = isGrouped ? number.Replace(",", "", StringComparison.Ordinal) : number.Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (value / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : number;
    }

    /// <summary>The words with numbers as digits and units by one name.</summary>
    public static IReadOnlyList<Word> Read(IReadOnlyList<Word> words, string text)
    {
        var read = new List<Word>();
        for (var at = 0; at < words.Count;)
            at += Number(words, at, read) is var taken and > 0 ? taken : Other(words, at, read, text);
        return read;
    }

    private static bool IsGrouped(string number, char separator)
    {
        var groups = number.Split('.', 2)[0] is var whole && separator == ',' ? whole.Split(',') : number.Split(separator);
        return groups.Length > 1 && groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3);
    }

    /// <summary>Reads "two hundred and five thousand" and "1.5 million"; 0 where no number begins here.</summary>
    private static int Number(IReadOnlyList<Word> words, int at, List<Word> read)
    {
        var (total, part, taken, isNumber) = (0m, 0m, 0, false);
        var isNegative = words[at].Text is "minus" or "negative" && at + 1 < words.Count
            && (IsDigits(words[at + 1].Text) || Small.ContainsKey(words[at + 1].Text));
        var start = isNegative ? at + 1 : at;
        var lastSmall = int.MaxValue;
        for (var i = start; i < words.Count; i++)
        {
            var word = words[i].Text;
            if (i == start && IsDigits(word)
                && decimal.TryParse(
                    word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits))
            {
                part = digits;
                lastSmall = 0;
            }
            else if (Small.TryGetValue(word, out var small)
                && (i == start || (small < 10 && lastSmall is >= 20 and < 100) || lastSmall >= 100) && lastSmall != 0)
            {
                part += small;
                lastSmall = small == 0 ? 0 : small;
            }
            else if (Large.TryGetValue(word, out var large) && (i > start || word != "hundred") && i > start && part < 1_000_000)
            {
                part *= large;
                if (large >= 1000)
                    (total, part) = (total + part, 0);
                lastSmall = 100;
            }
            else if (word == "and" && lastSmall == 100 && i + 1 < words.Count && Small.ContainsKey(words[i + 1].Text))
            {
                continue;
            }
            else
            {
                break;
            }

            isNumber = true;
            taken = i - start + 1;
        }

        if (!isNumber)
            return 0;
        var value = total + part;
        read.Add(AnswerWords.Exactly(
            ((isNegative ? -1 : 1) * value).ToString(CultureInfo.InvariantCulture), words[at].Start, words[start + taken - 1].End));
        return taken + (isNegative ? 1 : 0);
    }

    private static int Other(IReadOnlyList<Word> words, int at, List<Word> read, string text)
    {
        var word = words[at];
        if (word.Text is "dollar" or "euro" or "pound" or "yen" && at + 1 < words.Count && IsDigits(words[at + 1].Text)
            && !(read.Count > 0 && IsDigits(read[^1].Text)))
        {
            // "$5" is "5 dollars".
            var taken = Number(words, at + 1, read);
            read.Add(word);
            return taken + 1;
        }

        if (word.Text == "^" && Power(words, at, read) is var power and > 0)
            return power;
        if (word.Text is "squared" or "cubed" && read.Count > 0)
        {
            read.Add(AnswerWords.Exactly("^", word.Start, word.End));
            read.Add(AnswerWords.Exactly(word.Text == "squared" ? "2" : "3", word.Start, word.End));
            return 1;
        }

        if (word.Text == "per" && at + 1 < words.Count && words[at + 1].Text == "cent")
        {
            read.Add(Word.From("percent", word.Start, words[at + 1].End, 0, false));
            return 2;
        }

        if (read.Count > 0 && IsDigits(read[^1].Text) && Units.TryGetValue(word.Text, out var unit))
            read.Add(Word.From(unit, word.Start, word.End, 0, false));
        else if (RomanOf(word, read, text) is { } roman)
            read.Add(AnswerWords.Exactly(roman, word.Start, word.End));
        else
            read.Add(word);
        return 1;
    }

    /// <summary>"10^3" is worked out; "n^2" stays.</summary>
    private static int Power(IReadOnlyList<Word> words, int at, List<Word> read)
    {
        if (read.Count == 0 || at + 1 >= words.Count
            || !int.TryParse(read[^1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1000
            || !int.TryParse(words[at + 1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power > MostPower)
            return 0;
        var value = 1m;
        for (var i = 0; i < power && value < 1e18m; i++)
            value *= number;
        read[^1] = AnswerWords.Exactly(value.ToString(CultureInfo.InvariantCulture), read[^1].Start, words[at + 1].End);
        return 2;
    }

    private static string? RomanOf(Word word, List<Word> read, string text)
    {
        if (read.Count == 0 || word.Text.Length > 5 || !char.IsLetter(read[^1].Text[^1]))
            return null;
        var value = Array.IndexOf(Romans, word.Text);
        var isCapital = text.AsSpan(word.Start, word.End - word.Start) is var raw && !raw.ContainsAnyExcept("IVX");
        return value > 0 && word.Text is not "x" && (isCapital || word.Text.Length > 1 || Counted.Contains(read[^1].Text))
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    public static bool IsDigits(string text) => text.Length > 0
        && (char.IsAsciiDigit(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
        && text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or '-');

    private static Dictionary<string, int> ReadSmall()
    {
        Dictionary<string, int> small = [];
        foreach (var word in LanguageWords.Of("en", "numbers"))
            small.Add(word, small.Count);
        var ten = 20;
        foreach (var word in LanguageWords.Of("en", "tens"))
        {
            small.Add(word, ten);
            ten += 10;
        }

        return small;
    }

    private static Dictionary<string, string> ReadUnits()
    {
        Dictionary<string, string> units = [];
        foreach (var unit in LanguageWords.Of("en", "units").Select(unit => unit.Split('=', 2, StringSplitOptions.TrimEntries)))
            foreach (var word in unit[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(unit[0]))
                units.TryAdd(word, unit[0]);
        return units;
    }
}
