using System.Text;

namespace QuizBot.Exchange;

/// <summary>Reads the flashcards of other programs: packages of Anki, its text files, and tables (Quizlet, spreadsheets).</summary>
internal static class CardFile
{
    /// <summary>What stands before a picture's name in a note that is written.</summary>
    public const string Pictures = "pictures/";

    private const int MostText = 64 * 1024 * 1024;

    /// <param name="path">The file.</param>
    /// <exception cref="ExchangeException">It cannot be read; the message says what to do.</exception>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ImportedFile Read(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[2];
        var isPacked = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("PK"u8);
        file.Position = 0;
        if (isPacked)
            return Package(file);
        if (file.Length > MostText)
            throw new ExchangeException($"It is larger than {MostText / 1024 / 1024} MB. Split it into several files.");
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: false));
        var text = reader.ReadToEnd();
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new ExchangeException(
                "It is no text file and no Anki package. Export it from its program as CSV, or as text with tabs.")
            : TableCards.Read(TextTable.Read(text, Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase)));
    }

    private static ImportedFile Package(Stream file)
    {
        using var package = AnkiPackage.Open(file);
        var place = Path.GetTempFileName();
        try
        {
            package.ExtractDatabase(place);
            using var database = AnkiDatabase.Open(place);
            var maker = new AnkiCards(Pictures);
            var notes = database.Notes().Select(note => maker.Of(note).ToList()).ToList();
            var pictures = maker.Shown.Select(name => (name, Bytes: package.Find(name))).Where(picture =>
                picture.Bytes is not null && IsPlain(picture.name)).ToDictionary(picture => picture.name, picture => picture.Bytes!);
            return new([.. notes.SelectMany(cards => cards)], notes.Count(cards => cards.Count == 0), pictures);
        }
        finally
        {
            File.Delete(place);
        }
    }

    /// <summary>Whether it is the name of a file and leads nowhere else.</summary>
    private static bool IsPlain(string name) => name.Length is > 0 and <= 120 && name[0] != '.' && name == Path.GetFileName(name)
        && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && !name.Contains('\\', StringComparison.Ordinal);
}
