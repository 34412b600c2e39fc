using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace QuizBot.Exchange;

/// <summary>Reads the notes of an Anki collection, of the old schema (11) and of the new one (18).</summary>
internal sealed class AnkiDatabase : IDisposable
{
    private const int MostNotes = 200_000;
    private const char Between = '\u001F';

    private readonly SqliteConnection connection;

    private AnkiDatabase(SqliteConnection connection) => this.connection = connection;

    public static AnkiDatabase Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        // Anki's own order of names, which its tables are declared with.
        connection.CreateCollation("unicase", string.CompareOrdinal);
        using var untrusted = connection.CreateCommand();
        untrusted.CommandText = "PRAGMA trusted_schema = OFF";
        untrusted.ExecuteNonQuery();
        return new AnkiDatabase(connection);
    }

    /// <exception cref="ExchangeException">The collection has no notes, or cannot be read.</exception>
    public IReadOnlyList<AnkiNote> Notes()
    {
        try
        {
            var isNew = Rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'notetypes'", row => 1).Any();
            var types = isNew ? NewTypes() : OldTypes();
            var decks = isNew ? NewDecks() : OldDecks();
            var cards = Rows("SELECT nid, ord, did FROM cards", row => (Note: row.GetInt64(0), Ord: row.GetInt32(1), Deck: row.GetInt64(2)))
                .ToLookup(card => card.Note);
            return [.. Rows(
                $"SELECT id, guid, mid, flds FROM notes ORDER BY id LIMIT {MostNotes}",
                row => (Id: row.GetInt64(0), Guid: row.GetString(1), Type: row.GetInt64(2), Fields: row.GetString(3)))
                .Where(note => types.ContainsKey(note.Type))
                .Select(note => new AnkiNote(
                    note.Guid,
                    types[note.Type],
                    note.Fields.Split(Between),
                    [.. cards[note.Id].Select(card => card.Ord).Distinct().Order()],
                    decks.GetValueOrDefault(cards[note.Id].Select(card => card.Deck).FirstOrDefault(), "")))];
        }
        catch (Exception broken) when (broken is SqliteException or InvalidCastException or InvalidOperationException
            or JsonException or InvalidDataException or KeyNotFoundException or FormatException)
        {
            throw new ExchangeException("The collection in the package is broken. Export the deck again.", broken);
        }
    }

    public void Dispose() => connection.Dispose();

    private Dictionary<long, AnkiNoteType> OldTypes()
    {
        using var models = JsonDocument.Parse(Rows("SELECT models FROM col", row => row.GetString(0)).First());
        return models.RootElement.EnumerateObject().ToDictionary(
            model => long.Parse(model.Name, System.Globalization.CultureInfo.InvariantCulture),
            model => new AnkiNoteType(
                model.Value.TryGetProperty("type", out var kind) && kind.GetInt32() == 1,
                [.. model.Value.GetProperty("flds").EnumerateArray().Select(field => field.GetProperty("name").GetString() ?? "")],
                [.. model.Value.GetProperty("tmpls").EnumerateArray().Select(template =>
                    new AnkiTemplate(template.GetProperty("qfmt").GetString() ?? "", template.GetProperty("afmt").GetString() ?? ""))]));
    }

    private Dictionary<long, string> OldDecks()
    {
        using var decks = JsonDocument.Parse(Rows("SELECT decks FROM col", row => row.GetString(0)).First());
        return decks.RootElement.EnumerateObject().ToDictionary(
            deck => long.Parse(deck.Name, System.Globalization.CultureInfo.InvariantCulture),
            deck => deck.Value.GetProperty("name").GetString() ?? "");
    }

    private Dictionary<long, AnkiNoteType> NewTypes()
    {
        var fields = Rows("SELECT ntid, name FROM fields ORDER BY ntid, ord", row => (Type: row.GetInt64(0), Name: row.GetString(1)))
            .ToLookup(field => field.Type, field => field.Name);
        var templates = Rows("SELECT ntid, config FROM templates ORDER BY ntid, ord", row =>
            (Type: row.GetInt64(0), Config: (byte[])row[1])).ToLookup(template => template.Type, template => Template(template.Config));
        // The kind is the first field of the configuration, left out where it is 0.
        return Rows("SELECT id, config FROM notetypes", row => (Id: row.GetInt64(0), Config: (byte[])row[1]))
            .ToDictionary(
                type => type.Id, type => new AnkiNoteType(type.Config is [0x08, 0x01, ..], [.. fields[type.Id]], [.. templates[type.Id]]));
    }

    private Dictionary<long, string> NewDecks() =>
        Rows("SELECT id, name FROM decks", row =>
            (Id: row.GetInt64(0), Name: row.GetString(1).Replace(Between.ToString(), "::", StringComparison.Ordinal)))
                .ToDictionary(deck => deck.Id, deck => deck.Name);

    private static AnkiTemplate Template(byte[] config)
    {
        var fields = ProtoMessage.Read(config);
        return new(Text(1), Text(2));

        string Text(int number) => Encoding.UTF8.GetString(fields.FirstOrDefault(field => field.Number == number).Bytes.Span);
    }

    private IEnumerable<T> Rows<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        while (rows.Read())
            yield return read(rows);
    }
}

/// <param name="Guid">Stays the same in every export.</param>
/// <param name="Type">What its fields are called, and how cards are made of them.</param>
/// <param name="Fields">As HTML.</param>
/// <param name="Cards">Which of the type's templates, or of its gaps, are in use, from 0.</param>
/// <param name="Deck">"Networks::Ports".</param>
internal sealed record AnkiNote(string Guid, AnkiNoteType Type, IReadOnlyList<string> Fields, IReadOnlyList<int> Cards, string Deck);

/// <param name="IsCloze">Whether gaps in a text make the cards.</param>
/// <param name="Fields">Their names.</param>
/// <param name="Templates">One for each kind of card.</param>
internal sealed record AnkiNoteType(bool IsCloze, IReadOnlyList<string> Fields, IReadOnlyList<AnkiTemplate> Templates);

/// <summary>Both sides of a card as HTML with the names of fields in double braces.</summary>
internal sealed record AnkiTemplate(string Question, string Answer);
