using System.Globalization;

namespace QuizBot.Core.Text;

/// <summary>Words without what makes no difference to what is meant.</summary>
internal static class PlainWords
{
    private static readonly HashSet<string> Vendors = ["amazon", "aws"];

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The words without articles and "and", numbers as digits.</summary>
    public static IReadOnlyList<Word> Of(IReadOnlyList<Word> words)
    {
        var plain = words.Where(word => word.Text is not ("the" or "and")).Select(WithDigits).ToList();
        if (plain is [{ Text: "a" or "an" }, { Text.Length: > 2 }, ..])
            plain.RemoveAt(0);
        return plain.Count == 0 ? words : plain;
    }

    /// <summary>The words without the vendor's name in front; null where there is none, or nothing else.</summary>
    public static IReadOnlyList<Word>? WithoutVendor(IReadOnlyList<Word> words) =>
        words.Count > 1 && Vendors.Contains(words[0].Text) ? [.. words.Skip(1)] : null;

    private static Word WithDigits(Word word) =>
        Array.IndexOf(Numbers, word.Text) is >= 0 and var number
            ? Word.From(number.ToString(CultureInfo.InvariantCulture), word.Start, word.End, 0, true)
            : word;
}
