using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QuizBot.Teams.Cards;

/// <summary>Makes text from outside fit for a card: free of what no client can show, short enough, and never taken for markup.</summary>
internal static class PlainText
{
    private const char ZeroWidth = '\u200B';
    private const int LongestLine = 40_000;
    private const char NoBreakSpace = '\u00A0';

    private static readonly SearchValues<char> Cheap = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> Markup = SearchValues.Create("\\&<`*_~]{#>-+=0123456789");

    /// <summary>
    /// Without control characters, halves of surrogate pairs and direction overrides; tabs become spaces, every line break becomes
    /// <c>\n</c>.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Cheap))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r':
                    clean.Append('\n');
                    if (i + 1 < text.Length && text[i + 1] == '\n')
                        i++;
                    break;
                case '\n' or '\u0085' or '\u2028' or '\u2029':
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append("    ");
                    break;
                case (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF':
                    break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        clean.Append(c).Append(text[++i]);
                    else if (char.IsSurrogate(c))
                        clean.Append('\uFFFD');
                    else if (!char.IsControl(c))
                        clean.Append(c);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>On one line, without spaces around it. What no line of a card has room for is not even looked at.</summary>
    public static string Line(string text) => Clean(text.Length <= LongestLine ? text : text[..LongestLine]).Replace('\n', ' ').Trim();

    /// <summary>
    /// For the places where clients read Markdown (headings, facts, choices). A backslash would be seen on phones, whose Markdown knows
    /// no escapes, so what would be markup is parted by characters without width, and stars and backticks give way to their look-alikes.
    /// </summary>
    public static string Literal(string text)
    {
        var line = Line(text);
        if (!line.AsSpan().ContainsAny(Markup))
            return line;
        var literal = new StringBuilder(line.Length + 8);
        if (StartsBlock(line))
            literal.Append(ZeroWidth);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            var next = i + 1 < line.Length ? line[i + 1] : ' ';
            switch (c)
            {
                case '*':
                    literal.Append('\u2217');
                    break;
                case '`':
                    literal.Append('\u02CB');
                    break;
                case '_' when !Between(line, i):
                    literal.Append(ZeroWidth).Append(c).Append(ZeroWidth);
                    break;
                case '\\' when char.IsPunctuation(next) || char.IsSymbol(next):
                case '&' when char.IsAsciiLetterOrDigit(next) || next == '#':
                case '<' when next != ' ':
                case ']' when next is '(' or '[' or ':':
                case '~' when next == '~':
                case '{' when next == '{':
                    literal.Append(c).Append(ZeroWidth);
                    break;
                default:
                    literal.Append(c);
                    break;
            }
        }

        return literal.ToString();
    }

    /// <summary>For a run of rich text, which no client reads as Markdown; only dates in double braces would still be worked out.</summary>
    public static string Run(string line) => line.Replace("{{", "{\u200B{", StringComparison.Ordinal);

    /// <summary>A line whose spaces all count.</summary>
    public static string Spaced(string line)
    {
        var spaced = new StringBuilder(line);
        for (var i = 0; i < spaced.Length; i++)
        {
            if (spaced[i] == ' ' && (i == 0 || i + 1 == spaced.Length || spaced[i + 1] == ' '))
                spaced[i] = NoBreakSpace;
        }

        return spaced.ToString();
    }

    /// <summary>A line that may also be broken inside what has no space for longer than a phone is wide.</summary>
    public static string Breakable(string line)
    {
        const int most = 24;
        if (line.Length <= most)
            return line;
        var broken = new StringBuilder(line.Length + (line.Length / most));
        var run = 0;
        foreach (var c in line)
        {
            if (run >= most && !char.IsLowSurrogate(c))
            {
                broken.Append(ZeroWidth);
                run = 0;
            }

            broken.Append(c);
            run = c == ' ' ? 0 : run + 1;
        }

        return broken.ToString();
    }

    /// <summary>For a voice: one line without what speech markup is made of.</summary>
    public static string Spoken(string text) =>
        Line(text).Replace('<', ' ').Replace('>', ' ').Replace("&", "and", StringComparison.Ordinal);

    /// <summary>
    /// What a string costs in a message: the larger of its UTF-8 bytes and twice its UTF-16 characters, as JSON without the quotes.
    /// Teams counts messages in UTF-16.
    /// </summary>
    public static int Cost(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Cheap))
            return 2 * text.Length;
        var json = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        return Math.Max(json.EncodedUtf8Bytes.Length, 2 * json.Value.Length);
    }

    /// <summary>
    /// The text, or as much of its beginning as costs no more than <paramref name="most"/>, with an ellipsis. Never half a letter.
    /// </summary>
    public static string Fit(string text, int most)
    {
        const string ellipsis = "…";
        if (text.Length <= most / 12 || (2 * text.Length <= most && Cost(text) <= most))
            return text;
        var left = most - Cost(ellipsis);
        var end = 0;
        while (end < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            left -= Cost(text.AsSpan(end, length));
            if (left < 0)
                break;
            end += length;
        }

        return left < 0 && end == 0 ? "" : string.Concat(text.AsSpan(0, end).TrimEnd(), ellipsis);
    }

    private static bool StartsBlock(string line)
    {
        if (line[0] is '#' or '>' or '-' or '+' or '=' or '~')
            return true;
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && line[digits] is ('.' or ')');
    }

    private static bool Between(string line, int index) =>
        index > 0 && index + 1 < line.Length && char.IsLetterOrDigit(line[index - 1]) && char.IsLetterOrDigit(line[index + 1]);
}
