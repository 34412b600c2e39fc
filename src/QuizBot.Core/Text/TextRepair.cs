using System.Buffers;
using System.Globalization;
using System.Text;

namespace QuizBot.Core.Text;

/// <summary>
/// Mends UTF-8 that was once decoded as Windows-1252 or ISO-8859-1 ("â€”" for "—"), also when it happened twice.
/// </summary>
/// <remarks>
/// A garbled character is a letter Â to ô followed by one to three marks, and right text has such pairs as well: “CAFÉ” ends in one.
/// So a sequence is certain only if one of its marks never follows a letter in writing ("€", "©", "Ÿ", a control character). An uncertain
/// one is mended only in a text that has a certain one and nothing right beyond ASCII, because then the whole text went through the same
/// mangling. Hence letters, quotes, dashes, ellipses and anything outside Windows-1252 are left alone, whatever their order.
/// </remarks>
public static class TextRepair
{
    private const int MaxPasses = 3;

    /// <summary>Marks of Windows-1252 that do follow letters in right text.</summary>
    private static readonly SearchValues<char> Closers = SearchValues.Create("‘’“”‚„‹›«»–—…•™\u00A0");

    /// <summary>Letters among the marks follow others too, but no language writes "âœ" or "ðŽ", which ✅ and 🎓 turn into.</summary>
    private static readonly SearchValues<char> ClosersAndLetters = SearchValues.Create("‘’“”‚„‹›«»–—…•™\u00A0ŠŒŽšœžƒ");

    public static Repaired Mend(string text)
    {
        var count = 0;
        var firstIndex = -1;
        for (var pass = 0; pass < MaxPasses; pass++)
        {
            var mended = MendOnce(text);
            if (mended.Count == 0)
                break;
            firstIndex = pass == 0 ? mended.FirstIndex : firstIndex;
            count += mended.Count;
            text = mended.Text;
        }

        return new Repaired(text, count, firstIndex);
    }

    private static Repaired MendOnce(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u00C2', '\u00F4'))
            return new Repaired(text, 0, -1);

        var suspects = FindSuspects(text, out var hasRightText);
        if (!suspects.Exists(s => s.Certain))
            return new Repaired(text, 0, -1);
        if (hasRightText)
            suspects.RemoveAll(s => !s.Certain);

        var mended = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var suspect in suspects)
        {
            mended.Append(text, copied, suspect.Start - copied).Append(suspect.Meant.ToString());
            copied = suspect.End;
        }

        mended.Append(text, copied, text.Length - copied);
        return new Repaired(mended.ToString(), suspects.Count, suspects[0].Start);
    }

    private static List<Suspect> FindSuspects(string text, out bool hasRightText)
    {
        var suspects = new List<Suspect>();
        hasRightText = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\u0080')
                continue;
            if (!TryRead(text, i, out var suspect))
            {
                hasRightText = true;
                continue;
            }

            // Two in a row, each with a tell-tale mark, are a word in another script (Ð¸Ñ…), not chance.
            if (suspects.Count > 0 && suspects[^1] is var previous && previous.End == i && previous.Telling && suspect.Telling)
            {
                suspects[^1] = previous with { Certain = true };
                suspect = suspect with { Certain = true };
            }

            suspects.Add(suspect);
            i = suspect.End - 1;
        }

        return suspects;
    }

    private static bool TryRead(string text, int start, out Suspect suspect)
    {
        suspect = default;
        Span<byte> bytes = stackalloc byte[4];
        var length = 0;
        while (length < bytes.Length && start + length < text.Length && Windows1252.ToByte(text[start + length]) is { } value)
            bytes[length++] = value;

        if (Rune.DecodeFromUtf8(bytes[..length], out var meant, out var used) != OperationStatus.Done || used < 2 || !IsText(meant))
            return false;

        var telling = IsTelling(text, start, used);
        suspect = new Suspect(start, start + used, meant, telling, telling && IsCertain(text.AsSpan(start, used), bytes[0]));
        return true;
    }

    private static bool IsTelling(string text, int start, int length)
    {
        if (text.AsSpan(start + 1, length - 1).ContainsAnyExcept(text[start] is 'â' or 'ð' ? Closers : ClosersAndLetters))
            return true;
        // "voilÃ " and "20Â km": with a no-break space after it, a capital inside a word of small letters.
        return text[start] is 'Â' or 'Ã' && text[start + 1] == '\u00A0' && start > 0
            && (char.IsLower(text[start - 1]) || char.IsDigit(text[start - 1]));
    }

    private static bool IsCertain(ReadOnlySpan<char> sequence, byte lead) => lead switch
    {
        <= 0xC5 => true,
        0xE2 or >= 0xF0 => true,
        0xEF => sequence is "ï»¿" || sequence.ContainsAnyInRange('\u0080', '\u009F'),
        _ => sequence.ContainsAnyInRange('\u0080', '\u009F'),
    };

    private static bool IsText(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        // Decoders give these for bytes that Windows-1252 leaves undefined, so a text mangled twice has them on the way back.
        UnicodeCategory.Control => rune.Value is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D,
        UnicodeCategory.PrivateUse => false,
        // New emoji come every year, before the runtime knows them.
        UnicodeCategory.OtherNotAssigned => rune.Value is >= 0x1F000 and <= 0x1FAFF,
        _ => true,
    };

    /// <param name="Start">Index of its first character.</param>
    /// <param name="End">Index after its last character.</param>
    /// <param name="Meant">What it was before it was mangled.</param>
    /// <param name="Telling">It has a mark that never follows a letter in right text.</param>
    /// <param name="Certain">It cannot be right text.</param>
    private readonly record struct Suspect(int Start, int End, Rune Meant, bool Telling, bool Certain);
}

/// <summary>A text after repair.</summary>
/// <param name="Text">The text with every garbled sequence mended; the very same text where there was none.</param>
/// <param name="Count">How many sequences were replaced; 0 for a text that was right.</param>
/// <param name="FirstIndex">Where in the text that was given the first one began; -1 without one.</param>
public readonly record struct Repaired(string Text, int Count, int FirstIndex);

/// <summary>
/// The upper half of Windows-1252. The five bytes it leaves undefined stand for the control characters of the same number, as decoders do
/// it.
/// </summary>
internal static class Windows1252
{
    private const string From80To9F =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char ToChar(byte value) => value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;

    /// <summary>
    /// The byte 0x80 to 0xFF that was decoded as this character; null for any other. U+0080 to U+009F count as themselves: ISO-8859-1
    /// decodes so.
    /// </summary>
    public static byte? ToByte(char value)
    {
        if (value is >= '\u0080' and <= '\u00FF')
            return (byte)value;
        if (value < '\u0152')
            return null;
        var index = From80To9F.IndexOf(value, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }
}
