using System.Globalization;
using System.Text;

namespace QuizBot.Core.Text;

/// <summary>
/// Makes letters comparable: lower case, and without the marks that people leave out. A mark that makes another letter stays: "パス" is not
/// "バス".
/// </summary>
internal static class Letters
{
    /// <summary>"²", "₂", "½".</summary>
    public static bool IsRaisedOrLowered(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNumber && rune.Value is <= 0xBE or (>= 0x2070 and <= 0x209F);

    /// <summary>A text in lower case, with its marks.</summary>
    public static string Lower(string text) => string.Create(text.Length, text, (lower, upper) => upper.AsSpan().ToLowerInvariant(lower));

    /// <summary>All letters of a text, made comparable.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Fold(rune, folded);
        return folded.ToString();
    }

    public static void Fold(Rune rune, StringBuilder folded)
    {
        if (rune.IsAscii)
        {
            folded.Append(char.ToLowerInvariant((char)rune.Value));
            return;
        }

        foreach (var part in NormalForm.Compose(NormalForm.Plain(Rune.ToLowerInvariant(rune))).EnumerateRunes())
            AppendFolded(part, folded);
    }

    private static void AppendFolded(Rune letter, StringBuilder folded)
    {
        switch (letter.Value)
        {
            case 'ß':
                folded.Append("ss");
                break;
            case 'æ':
                folded.Append("ae");
                break;
            case 'œ':
                folded.Append("oe");
                break;
            case 'ø':
                folded.Append('o');
                break;
            case 'ł':
                folded.Append('l');
                break;
            case 'đ':
                folded.Append('d');
                break;
            case 'ı':
                folded.Append('i');
                break;
            case 'ё':
                folded.Append('е');
                break;
            // Katakana as hiragana.
            case >= 0x30A1 and <= 0x30F6:
                folded.Append((char)(letter.Value - 0x60));
                break;
            case < 0x0590 or (>= 0x1E00 and <= 0x1FFF):
                foreach (var part in (HasOwnMarks(letter) ? letter.ToString() : NormalForm.Decompose(letter.ToString())).EnumerateRunes())
                {
                    if (Rune.IsLetterOrDigit(part))
                        folded.Append(Rune.ToLowerInvariant(part).ToString());
                }

                break;
            // Vowel signs that Arabic and Hebrew leave out.
            case (>= 0x0591 and <= 0x05C7) or (>= 0x064B and <= 0x065F) or 0x0670 or 0x0640:
                break;
            default:
                if (Rune.IsLetterOrDigit(letter)
                    || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                    folded.Append(letter.ToString());
                break;
        }
    }

    /// <summary>Cyrillic letters with a mark are letters of their own.</summary>
    private static bool HasOwnMarks(Rune letter) => letter.Value is >= 0x0400 and <= 0x052F;
}
