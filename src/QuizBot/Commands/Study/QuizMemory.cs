using System.Globalization;
using System.Text.Json;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands.Study;

/// <summary>What a person at the terminal knows, by card; in a file of JSON where they want it kept.</summary>
internal sealed class QuizMemory
{
    private readonly string? file;
    private readonly Dictionary<string, CardMemory> known;

    private QuizMemory(string? file, Dictionary<string, CardMemory> known) => (this.file, this.known) = (file, known);

    /// <param name="file">Need not exist yet; null to keep nothing.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="JsonException">It is something else.</exception>
    public static QuizMemory Open(string? file) =>
        new(
            file,
            file is not null && File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllText(file), CommandJson.Readable.DictionaryStringCardMemory) ?? []
                : []);

    /// <summary>What is due, the likeliest forgotten first; then what is new, mixed; then what is not due yet.</summary>
    public IReadOnlyList<Flashcard> Choose(IReadOnlyList<Flashcard> cards, int most, DateTimeOffset now)
    {
        var mixed = StableShuffle.Mix(cards, now.ToString("O", CultureInfo.InvariantCulture));
        return [.. mixed.OrderBy(Turn).Take(most)];

        double Turn(Flashcard card) => known.GetValueOrDefault(card.Id) is not { } memory ? 1
            : memory.Due <= now ? Fsrs.Default.Recall(memory, now)
            : 1 + (memory.Due - now).TotalDays;
    }

    public void Keep(Flashcard card, bool correct, DateTimeOffset now)
    {
        known[card.Id] = Fsrs.Default.Review(known.GetValueOrDefault(card.Id), correct ? Grade.Good : Grade.Again, now);
        if (file is null)
            return;
        var next = file + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(known, CommandJson.Readable.DictionaryStringCardMemory));
        File.Move(next, file, overwrite: true);
    }
}
