using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ZstdSharp;

namespace QuizBot.Exchange;

/// <summary>
/// A deck package of Anki (.apkg, .colpkg): a zip of a SQLite database and numbered files, with a map of their names. Since 2022 the
/// database, the map and the files are packed once more, with Zstandard, and the map is a protocol buffer.
/// </summary>
internal sealed class AnkiPackage : IDisposable
{
    private const int MostEntries = 100_000;
    private const long MostDatabase = 512L * 1024 * 1024;
    private const long MostMap = 16L * 1024 * 1024;
    private const long MostFile = 5L * 1024 * 1024;
    private const string Newest = "collection.anki21b";

    private readonly ZipArchive zip;
    private readonly bool isNew;
    private readonly Lazy<IReadOnlyDictionary<string, string>> entries;

    private AnkiPackage(ZipArchive zip)
    {
        this.zip = zip;
        isNew = zip.GetEntry(Newest) is not null;
        entries = new(ReadMap);
    }

    /// <exception cref="ExchangeException">It is no package.</exception>
    public static AnkiPackage Open(Stream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            return zip.Entries.Count <= MostEntries ? new AnkiPackage(zip) : throw new ExchangeException("It holds more than "
                + $"{MostEntries} files. Export one deck instead of all of them.");
        }
        catch (InvalidDataException broken)
        {
            throw new ExchangeException(
                "It is no Anki package, or it is broken. Export the deck again: in Anki, File, Export, “Anki Deck Package”.", broken);
        }
    }

    /// <summary>Unpacks the database.</summary>
    /// <exception cref="ExchangeException">There is none, or it is too large.</exception>
    public void ExtractDatabase(string path)
    {
        var entry = new[] { Newest, "collection.anki21", "collection.anki2" }.Select(zip.GetEntry)
            .FirstOrDefault(known => known is not null)
            ?? throw new ExchangeException("There is no collection in it, so it is no Anki package. Export the deck again: "
                + "in Anki, File, Export, “Anki Deck Package”.");
        using var to = File.Create(path);
        Unpack(entry, to, MostDatabase);
    }

    /// <summary>What is in a file that cards show; null where the package does not have it, or it is larger than cards can show.</summary>
    public byte[]? Find(string name)
    {
        if (entries.Value.GetValueOrDefault(name) is not { } number || zip.GetEntry(number) is not { } entry || entry.Length > MostFile)
            return null;
        try
        {
            using var bytes = new MemoryStream();
            Unpack(entry, bytes, MostFile);
            return bytes.ToArray();
        }
        catch (ExchangeException)
        {
            return null;
        }
    }

    public void Dispose() => zip.Dispose();

    private void Unpack(ZipArchiveEntry entry, Stream to, long most)
    {
        try
        {
            using var packed = entry.Open();
            if (!isNew)
            {
                LimitedCopy.To(packed, to, most);
                return;
            }

            using var unpacked = new DecompressionStream(packed);
            LimitedCopy.To(unpacked, to, most);
        }
        catch (Exception broken) when (broken is InvalidDataException or ZstdException or EndOfStreamException)
        {
            throw new ExchangeException("The package is broken. Export the deck again.", broken);
        }
    }

    /// <summary>The numbers under which files are packed, by name.</summary>
    private Dictionary<string, string> ReadMap()
    {
        if (zip.GetEntry("media") is not { } entry)
            return new Dictionary<string, string>();
        using var bytes = new MemoryStream();
        Unpack(entry, bytes, MostMap);
        try
        {
            var names = isNew
                ? ProtoMessage.Read(bytes.ToArray()).Where(field => field.Number == 1)
                    .Select((file, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Encoding.UTF8.GetString(ProtoMessage.Read(file.Bytes.Span).FirstOrDefault(field => field.Number == 1).Bytes.Span)))
                : JsonDocument.Parse(bytes.ToArray()).RootElement.EnumerateObject()
                    .Select(file => (file.Name, file.Value.GetString() ?? ""));
            return names.DistinctBy(file => file.Item2).ToDictionary(file => file.Item2, file => file.Item1);
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or InvalidOperationException)
        {
            return new Dictionary<string, string>();
        }
    }
}
