using System.Text;

namespace QuizBot.Exchange;

/// <summary>Plain text as Markdown that is read as just that text.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]{}<>&~=$^|#:%!@+\"";

    /// <summary>On one line; line breaks become break tags.</summary>
    public static string Of(string text)
    {
        var markdown = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n").Trim())
        {
            if (letter == '\n')
                markdown.Append("<br>");
            else if (letter == '\t')
                markdown.Append(' ');
            else if (IsMark(letter, markdown))
                markdown.Append("&#").Append((int)letter).Append(';');
            else if (!char.IsControl(letter))
                markdown.Append(letter);
        }

        return markdown.ToString();
    }

    /// <summary>Whether a letter could mean something in a note.</summary>
    private static bool IsMark(char letter, StringBuilder before) =>
        Special.Contains(letter, StringComparison.Ordinal) || (letter is '-' or '.' or ')' && IsAtStart(before));

    /// <summary>"1." and "-" begin a list at the start of a line only.</summary>
    private static bool IsAtStart(StringBuilder before)
    {
        for (var i = before.Length - 1; i >= 0 && before.Length - i <= 12; i--)
        {
            if (before[i] == '>')
                return true;
            if (!char.IsAsciiDigit(before[i]))
                return false;
        }

        return before.Length <= 12;
    }
}
