using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Notes;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Core.Tests.Bot;

/// <summary>The whole bot on a SQLite file of its own and the sample note, with a clock that stands still until it is moved.</summary>
internal sealed class BotUnderTest : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
    private readonly SqliteStore sqlite;

    /// <param name="database">The bytes of a database to go on with; null for a new one.</param>
    public BotUnderTest(byte[]? database = null)
    {
        var file = Path.Combine(folder, "quizbot.db");
        if (database is not null)
            File.WriteAllBytes(file, database);
        sqlite = SqliteStore.Open(file);
        Breaking = new(sqlite);
        Store = new(Breaking);
        Library = new(CourseOf(NoteParser.Parse("D1.2-seed.md", Sample.Seed)));
        Bot = new Router(() => Library, Store);
    }

    public IBot Bot { get; private set; }

    /// <summary>All that was said to rooms and people, in order.</summary>
    public List<Reply> Said { get; } = [];

    /// <summary>The card that was posted last.</summary>
    public Reply? Posted => Said.FindLast(reply => reply.Round is not null);

    /// <summary>The flashcard on it.</summary>
    public Flashcard PostedCard => CardOf(Posted!);

    public CountingStore Store { get; }

    public BreakingStore Breaking { get; }

    public Library Library { get; set; }

    /// <summary>A Wednesday, 9 in the morning in Berlin.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);

    public static Course CourseOf(params Note[] notes) => new("AI Practitioner", notes, []);

    public Chat Personal(string user = "ada") => new(this, user, new("test", "workspace", "dm-" + user), RoomKind.Personal);

    public Chat InChannel(string user) => new(this, user, new("test", "workspace", "study-group"), RoomKind.Channel);

    public Flashcard CardOf(Reply posted) => Library.Deck.Find(posted.View.Actions[0].Data["card"])!;

    /// <summary>Someone answers a card that was posted, the last one where no round is named.</summary>
    public Task<View> AnswerAsync(Chat chat, bool right, string? round = null)
    {
        var posted = round is null ? Posted! : Said.Find(reply => reply.Round == round)!;
        return chat.AnswerRoundAsync(posted, CardOf(posted), right);
    }

    /// <summary>Another process on the same store.</summary>
    public void Restart() => Bot = new Router(() => Library, Store);

    /// <summary>It is time for an errand.</summary>
    public async Task<IReadOnlyList<Reply>> PushAsync(Push errand)
    {
        var replies = await Bot.HandleAsync(PushDue.Turn(errand, errand.Due > Now ? errand.Due : Now), CancellationToken.None);
        Said.AddRange(replies);
        return replies;
    }

    public async ValueTask DisposeAsync()
    {
        await sqlite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
