using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Pictures;

namespace QuizBot.Exchange;

/// <summary>Writes flashcards as a package of Anki, a deck for each note, with their pictures.</summary>
/// <param name="course">Where they come from.</param>
/// <param name="now">When; ids in the package are made of it.</param>
internal sealed class AnkiWriter(Course course, DateTimeOffset now)
{
    private readonly Dictionary<string, Picture> shown = [];

    /// <param name="cards">What to write.</param>
    /// <param name="package">Where to; left open.</param>
    public void Write(IReadOnlyList<Flashcard> cards, Stream package)
    {
        var place = Path.GetTempFileName();
        try
        {
            using (var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = place, Pooling = false }.ToString()))
            {
                connection.Open();
                Fill(connection, cards);
            }

            using var zip = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true);
            zip.CreateEntryFromFile(place, "collection.anki2");
            var map = new JsonObject();
            foreach (var (index, picture) in shown.Values.Index())
            {
                map[$"{index}"] = picture.Name;
                using var entry = zip.CreateEntry($"{index}").Open();
                entry.Write(picture.Read());
            }

            using var names = zip.CreateEntry("media").Open();
            names.Write(Encoding.UTF8.GetBytes(map.ToJsonString()));
        }
        finally
        {
            File.Delete(place);
        }
    }

    private void Fill(SqliteConnection connection, IReadOnlyList<Flashcard> cards)
    {
        var (seconds, first) = (now.ToUnixTimeSeconds(), now.ToUnixTimeMilliseconds());
        var decks = cards.Select(card => card.NoteId).Distinct()
            .Select((id, index) => (Note: id, Id: first + index, Name: $"{course.Title}::{id} "
                + $"{course.Notes.FirstOrDefault(note => note.Id == id)?.Title}".TrimEnd())).ToList();
        var deckOf = decks.ToDictionary(deck => deck.Note, deck => deck.Id);
        using var transaction = connection.BeginTransaction();
        Run(AnkiSchema.Tables);
        Run(
            "INSERT INTO col VALUES (1, $day, $ms, $ms, 11, 0, 0, 0, $conf, $models, $decks, $dconf, '{}')",
            ("$day", seconds), ("$ms", first), ("$conf", AnkiSchema.Configuration()), ("$models", AnkiSchema.Types(seconds)),
            ("$decks", AnkiSchema.Decks(seconds, decks.Select(deck => (deck.Id, deck.Name)))), ("$dconf", AnkiSchema.DeckConfiguration()));
        foreach (var (index, card) in cards.Index())
        {
            var fields = Fields(card);
            var id = first + index;
            Run(
                "INSERT INTO notes VALUES ($id, $guid, $type, $now, -1, '', $fields, $first, $sum, 0, '')",
                ("$id", id), ("$guid", GuidOf(card)), ("$type", AnkiSchema.NoteType), ("$now", seconds),
                ("$fields", string.Join('\u001F', fields)), ("$first", card.Prompt), ("$sum", Checksum(card.Prompt)));
            Run(
                "INSERT INTO cards VALUES ($id, $id, $deck, 0, $now, -1, 0, 0, $due, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                ("$id", id), ("$deck", deckOf[card.NoteId]), ("$now", seconds), ("$due", index + 1));
        }

        transaction.Commit();

        void Run(string sql, params (string Name, object Value)[] values)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is written in this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values)
                command.Parameters.AddWithValue(name, value);
            command.ExecuteNonQuery();
        }
    }

    private IEnumerable<string> Fields(Flashcard card)
    {
        var plain = QuizBotFields.Of(card);
        return QuizBotFields.All.Select(name => name switch
        {
            QuizBotFields.Prompt when card.PromptParts.Count > 0 => Html(card.PromptParts),
            QuizBotFields.Answer when card.AnswerParts.Count > 0 && card.Kind is FlashcardKind.Reveal or FlashcardKind.Typed =>
                Html(card.AnswerParts),
            _ => Html(plain[name]),
        });
    }

    private string Html(IEnumerable<CardPart> parts) => string.Join("<br>", parts.Select(part => part switch
    {
        CodePart code => $"<pre>{Html(code.Text, "\n")}</pre>",
        TablePart table => $"<table>{string.Concat(table.Rows.Prepend(table.Headers).Select(Row))}</table>",
        PicturePart picture => Shown(picture),
        TextPart text => Html(text.Text),
        _ => "",
    }));

    private static string Row(IReadOnlyList<string> cells) => $"<tr>{string.Concat(cells.Select(cell => $"<td>{Html(cell)}</td>"))}</tr>";

    private string Shown(PicturePart picture)
    {
        if (picture.Address is null || !course.Pictures.TryGetValue(picture.Address[(picture.Address.LastIndexOf('/') + 1)..], out var file)
            || file.HasChanged)
            return Html(picture.Alt);
        shown.TryAdd(file.Name, file);
        return $"<img src=\"{file.Name}\" alt=\"{Html(picture.Alt)}\">";
    }

    private static string Html(string text, string lineBreak = "<br>") => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\n", lineBreak, StringComparison.Ordinal).Replace("\u001F", " ", StringComparison.Ordinal);

    /// <summary>The same for the same card in every export, so that Anki updates it instead of adding it again.</summary>
    private string GuidOf(Flashcard card) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{course.Id}/{card.Id}")).AsSpan(0, 8));

    /// <summary>By which Anki finds doubles: the first 32 bits of the text's SHA-1.</summary>
#pragma warning disable CA5350 // Anki's choice; it protects nothing.
    private static long Checksum(string text) => Convert.ToInt64(Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(text)))[..8], 16);
#pragma warning restore CA5350
}
