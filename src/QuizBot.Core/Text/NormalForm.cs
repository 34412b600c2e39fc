using System.Globalization;
using System.Text;

namespace QuizBot.Core.Text;

/// <summary>
/// Letters with accents taken apart and put together, alike on every machine: what .NET has for this leaves a text as it is where there
/// is no ICU. Several marks on one letter stay in the order in which they are written.
/// </summary>
public static class NormalForm
{
    private const int FirstSyllable = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, FirstTail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Tails = 28;

    private static readonly Lazy<Tables> Known = new(Read);

    /// <summary>Each letter before its marks (Unicode's form D).</summary>
    public static string Decompose(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var apart = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
            Decompose(rune, apart);
        return apart.ToString();
    }

    /// <summary>Letters together with their marks, where there is such a letter (form C).</summary>
    public static string Compose(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var together = new List<Rune>(text.Length);
        foreach (var rune in Decompose(text).EnumerateRunes())
            if (together.Count > 0 && Pair(together[^1], rune) is { } one)
                together[^1] = one;
            else
                together.Add(rune);
        return string.Concat(together);
    }

    /// <summary>
    /// The plain letters and digits in a character ("é" has e and its accent, "ﬁ" f and i, "²" 2), as form KD has them; itself for most.
    /// </summary>
    public static string Plain(Rune rune) =>
        string.Concat(
            Decompose(rune.ToString()).EnumerateRunes().Select(part => Known.Value.Plain.GetValueOrDefault(part.Value) ?? part.ToString()));

    private static void Decompose(Rune rune, StringBuilder apart)
    {
        var syllable = rune.Value - FirstSyllable;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            apart.Append((char)(FirstLead + syllable / (Vowels * Tails))).Append((char)(FirstVowel + syllable / Tails % Vowels));
            if (syllable % Tails > 0)
                apart.Append((char)(FirstTail + syllable % Tails));
        }
        else if (Known.Value.Apart.TryGetValue(rune.Value, out var parts))
        {
            foreach (var part in parts.EnumerateRunes())
                Decompose(part, apart);
        }
        else
        {
            apart.Append(rune);
        }
    }

    private static Rune? Pair(Rune first, Rune second)
    {
        int lead = first.Value - FirstLead, vowel = second.Value - FirstVowel, syllable = first.Value - FirstSyllable,
        tail = second.Value - FirstTail;
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
            return new Rune(FirstSyllable + (lead * Vowels + vowel) * Tails);
        if (syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && tail is > 0 and < Tails)
            return new Rune(first.Value + tail);
        return Known.Value.Together.TryGetValue(Tables.Key(first, second), out var one) ? Rune.GetRuneAt(one, 0) : null;
    }

    private static Tables Read()
    {
        var tables = new Tables([], [], []);
        foreach (var line in DataFile.Lines("normal-forms.txt"))
        {
            var items = line.Split(' ');
            switch (items[0])
            {
                case "+":
                    var mark = new Rune(int.Parse(items[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    foreach (var item in items.Skip(2))
                        tables.Add(Rune.GetRuneAt(item, 0), mark, item);
                    break;
                case "=":
                    Fill(tables.Apart, items);
                    break;
                case "~":
                    Fill(tables.Plain, items);
                    break;
            }
        }

        return tables;
    }

    private static void Fill(Dictionary<int, string> table, string[] items)
    {
        foreach (var item in items.Skip(1))
        {
            var of = Rune.GetRuneAt(item, 0);
            table.Add(of.Value, item[of.Utf16SequenceLength..]);
        }
    }

    /// <summary>By code points: .NET has tables by numbers ready, those by characters would be compiled at each start.</summary>
    private sealed record Tables(Dictionary<int, string> Apart, Dictionary<long, string> Together, Dictionary<int, string> Plain)
    {
        public static long Key(Rune first, Rune second) => ((long)first.Value << 32) | (uint)second.Value;

        public void Add(Rune letter, Rune mark, string pair)
        {
            var one = pair[letter.Utf16SequenceLength..];
            Apart.Add(Rune.GetRuneAt(one, 0).Value, $"{letter}{mark}");
            Together.Add(Key(letter, mark), one);
        }
    }
}
