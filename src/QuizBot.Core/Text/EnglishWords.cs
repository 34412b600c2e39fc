namespace QuizBot.Core.Text;

/// <summary>
/// The words of English, from the file beside this one: "sharing" is one, so that nobody who types it has misspelt "sharding".
/// </summary>
internal static class EnglishWords
{
    /// <summary>As the file has them, one a line, in alphabetical order whatever their case: half a megabyte, in which words are looked up
    /// as in a dictionary.</summary>
    private static readonly Lazy<byte[]> Lines = new(Load);

    /// <summary>Whether a word in lower case is in use, be it as a name or as a plural.</summary>
    public static bool Contains(string word) => Find(word) is not null || IsPlural(word);

    /// <summary>Whether it is used as a name only: "william", but not "bill".</summary>
    public static bool IsName(string word) => Find(word) is { } first && char.IsAsciiLetterUpper(first);

    private static bool IsPlural(ReadOnlySpan<char> word) => word is [.., 's']
        && (IsWord(word[..^1])
            || (word is [.., 'e', 's'] && IsWord(word[..^2]))
            || (word is [.., 'i', 'e', 's'] && IsWord($"{word[..^3]}y")));

    private static bool IsWord(ReadOnlySpan<char> word) => Find(word) is { } first && !char.IsAsciiLetterUpper(first);

    /// <summary>The first letter of a word in lower case as the file writes it; null where it is not there.</summary>
    private static char? Find(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<byte> lines = Lines.Value;
        int from = 0, to = lines.Length;
        while (from < to)
        {
            var middle = (from + to) / 2;
            var start = from + lines[from..middle].LastIndexOf((byte)'\n') + 1;
            var end = start + lines[start..].IndexOf((byte)'\n');
            var order = Compare(lines[start..end], word);
            if (order == 0)
                return (char)lines[start];
            if (order < 0)
                from = end + 1;
            else
                to = start;
        }

        return null;
    }

    private static int Compare(ReadOnlySpan<byte> line, ReadOnlySpan<char> word)
    {
        for (var at = 0; at < line.Length && at < word.Length; at++)
        {
            var letter = char.ToLowerInvariant((char)line[at]);
            if (letter != word[at])
                return letter - word[at];
        }

        return line.Length - word.Length;
    }

    private static byte[] Load()
    {
        using var file = typeof(EnglishWords).Assembly.GetManifestResourceStream("english.txt")!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var at = 0;
        while (bytes[at] == '#')
            at += bytes.AsSpan(at).IndexOf((byte)'\n') + 1;
        return bytes[at..];
    }
}
