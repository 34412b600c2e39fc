using System.Globalization;
using System.Text;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>
/// Writes an answer in the plainest signs there are, before it is cut into words: raised digits behind ^, wide letters narrow, one kind of
/// dash and arrow.
/// </summary>
internal static class AnswerText
{
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
    private const string RaisedPlain = "0123456789+-n";

    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 4);
        var wasRaised = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var raised = rune.IsBmp ? Raised.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
            if (raised >= 0 && plain.Length > 0)
            {
                if (!wasRaised)
                    plain.Append('^');
                plain.Append(RaisedPlain[raised]);
            }
            else
            {
                Append(plain, rune);
            }

            wasRaised = raised >= 0;
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, Rune rune)
    {
        switch (rune.Value)
        {
            case '‐' or '‑' or '−' or '–' or '﹣' or '－':
                plain.Append('-');
                break;
            case '—' or '―':
                // Between words it sets apart; before a word some keyboards make it of two hyphens.
                plain.Append("--");
                break;
            case '→' or '⇒' or '➔' or '➜' or '⟶' or '➡':
                plain.Append(" > ");
                break;
            case '≤' or '⩽':
                plain.Append("<=");
                break;
            case '≥' or '⩾':
                plain.Append(">=");
                break;
            case '≠':
                plain.Append("!=");
                break;
            case '×' or '·' or '⋅':
                plain.Append('*');
                break;
            case '÷' or '⁄':
                plain.Append('/');
                break;
            case '’' or '‘' or '`' or '´' or 'ʼ':
                plain.Append('\'');
                break;
            case '½' or '¼' or '¾':
                if (plain.Length > 0 && char.IsAsciiDigit(plain[^1]))
                    plain.Append(' ');
                plain.Append(rune.Value == '½' ? "1/2" : rune.Value == '¼' ? "1/4" : "3/4");
                break;
            default:
                if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                    plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                else if (rune.IsAscii)
                    plain.Append((char)rune.Value);
                else if (rune.Value is >= 0xFF01 and <= 0xFF5E)
                    plain.Append((char)(rune.Value - 0xFEE0));
                else
                    plain.Append(NormalForm.Compose(NormalForm.Plain(rune)));
                break;
        }
    }
}
