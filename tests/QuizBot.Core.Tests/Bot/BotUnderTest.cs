using System.Collections.Concurrent;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;
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

    public Router Bot { get; private set; }

    /// <summary>All that was said to rooms and people, in order.</summary>
    public List<Reply> Said { get; } = [];

    /// <summary>The card that was posted last.</summary>
    public Reply? Posted => Said.FindLast(reply => reply.Round is not null && reply.View.Actions.Any(action => action.Data.ContainsKey("card")));

    /// <summary>The flashcard on it.</summary>
    public Flashcard PostedCard => CardOf(Posted!);

    /// <summary>The cards of rounds and matches as they stand in their rooms, by their messages.</summary>
    public ConcurrentDictionary<string, View> Messages { get; } = [];

    public CountingStore Store { get; }

    public BreakingStore Breaking { get; }

    /// <summary>Knows which partitions there are, as the real store does.</summary>
    public IPartitions Partitions => sqlite;

    /// <summary>A failure in the upkeep of the store fails the test.</summary>
    public static Parts Strict { get; } = new(problem => throw problem);

    public Library Library { get; set; }

    /// <summary>A Wednesday, 9 in the morning in Berlin.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentDictionary<string, bool> shards = [];
    private int messages;

    public static Course CourseOf(params Note[] notes) => new("AI Practitioner", notes, []);

    public Chat Personal(string user = "ada") => new(this, user, new("test", "workspace", "dm-" + user), RoomKind.Personal);

    /// <summary>In a channel that can speak to people alone without having been spoken to.</summary>
    public Chat InOpenChannel(string user) => new(this, user, Room, RoomKind.Channel) { Alone = new("test", "workspace", "alone-" + user), Address = "the channel" };

    public Chat InChannel(string user, string? thread = null) => new(this, user, Room, RoomKind.Channel) { Thread = thread };

    /// <summary>The channel that <see cref="InChannel"/> is in.</summary>
    public static RoomId Room { get; } = new("test", "workspace", "study-group");

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
        return await DeliverAsync(errand.Room, await Bot.HandleAsync(PushDue.Turn(errand, errand.Due > Now ? errand.Due : Now), CancellationToken.None));
    }

    /// <summary>Does what a channel does: draws what is to be sent, posts it and tells the bot where.</summary>
    public async Task<IReadOnlyList<Reply>> DeliverAsync(RoomId room, IReadOnlyList<Reply> replies)
    {
        var drawn = await Task.WhenAll(replies.Select(async reply => reply with { View = await reply.DrawAsync(CancellationToken.None), Newest = null }));
        shards[Keys.Shard(room)] = true;
        lock (Said)
            Said.AddRange(drawn);
        foreach (var edit in drawn.Where(reply => reply.Kind == ReplyKind.Edit))
            Messages[edit.Message!] = edit.View;
        foreach (var posted in drawn.Where(reply => reply is { Kind: ReplyKind.Post, Round: not null }))
        {
            var message = $"message-{Interlocked.Increment(ref messages)}";
            Messages[message] = posted.View;
            await Bot.PostedAsync(room, posted.Round!, message, CancellationToken.None);
        }

        return drawn;
    }

    /// <summary>Lets time go by, and does all errands that are due on the way, one after the other as the pusher does.</summary>
    /// <returns>What they said.</returns>
    public async Task<IReadOnlyList<Reply>> RunAsync(TimeSpan time)
    {
        var said = new List<Reply>();
        var end = Now + time;
        var pushes = new Pushes(Store);
        while (await NextAsync(pushes) is var (shard, errand, at) && at <= end)
        {
            Now = at > Now ? at : Now;
            if (errand.ETag is not null)
                await pushes.MoveAsync(shard, [errand], Now, CancellationToken.None);
            if (errand.Value.IsTooLate(Now) || await Bot.PushAsync(errand.Value, Now, CancellationToken.None) is not { } replies)
            {
                if (errand.Value.IsTooLate(Now))
                    await pushes.StrikeAsync(shard, [errand.Value], CancellationToken.None);
                else
                    await pushes.PutOffAsync(shard, errand.Value, Now.AddSeconds(10), CancellationToken.None);
                continue;
            }

            said.AddRange(await DeliverAsync(errand.Value.Room, replies));
            await pushes.StrikeAsync(shard, [errand.Value], CancellationToken.None);
        }

        Now = end > Now ? end : Now;
        return said;
    }

    /// <summary>What is to be done next: an errand that is due, with its etag, or one that waits in the outbox, without.</summary>
    private async Task<(string Shard, Stored<Push> Errand, DateTimeOffset At)?> NextAsync(Pushes pushes)
    {
        var all = new List<(string Shard, Stored<Push> Errand, DateTimeOffset At)>();
        foreach (var shard in shards.Keys)
        {
            all.AddRange((await pushes.FirstAsync(shard, 1, CancellationToken.None)).Select(due => (shard, due, due.Value.Due)));
            all.AddRange((await pushes.OutAsync(shard, null, 10, CancellationToken.None)).Select(waiting => (shard, new Stored<Push>(waiting, null), waiting.NotBefore ?? waiting.Due)));
        }

        return all.Count == 0 ? null : all.MinBy(one => one.At);
    }

    public async ValueTask DisposeAsync()
    {
        await sqlite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
