namespace QuizBot.Core.Text;

/// <summary>The upper half of Windows-1252. The five bytes it leaves undefined stand for the control characters of the same number, as decoders do it.</summary>
internal static class Windows1252
{
    private const string From80To9F =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    public static char ToChar(byte value) => value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;

    /// <summary>The byte 0x80 to 0xFF that was decoded as this character; null for any other. U+0080 to U+009F count as themselves: ISO-8859-1 decodes so.</summary>
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
