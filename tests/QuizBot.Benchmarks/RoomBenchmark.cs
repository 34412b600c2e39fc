using System.Diagnostics;
using System.Globalization;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Benchmarks;

/// <summary>
/// A big room answers one card, through two instances of the bot on one store: 500 people within ten seconds, then as many at the same
/// moment. It prints how long an answer takes, how often writers met, what the store was asked, and how often the card was edited; and
/// it fails where an answer is lost, counted twice, or missing on the card. Then many change one row, with pauses between their tries and
/// without.
/// </summary>
internal static class RoomBenchmark
{
    private const int People = 500;
    private const int Writers = 100;
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(10);
    private static readonly RoomId Room = new("benchmark", "workspace", "big-room");

    /// <param name="connection">A connection string of Azure Tables or Azurite; null for a SQLite file.</param>
    public static async Task<int> RunAsync(string? connection)
    {
        Library library = new(CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null));
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            foreach (var (name, spread) in ((string, TimeSpan)[])[("within ten seconds", Spread), ("at one moment", TimeSpan.Zero)])
            {
                var path = Path.Combine(folder.FullName, $"{name}.db");
                var prefix = "Room" + Guid.NewGuid().ToString("N")[..8];
                IEntityStore[] stores = [await OpenAsync(connection, path, prefix), await OpenAsync(connection, path, prefix)];
                await RunAsync(library, [.. stores.Select(store => new CountingStore(store))], name, spread);
                foreach (var store in stores)
                    await ((IAsyncDisposable)store).DisposeAsync();
            }

            await using var one = (IAsyncDisposable)await OpenAsync(connection, Path.Combine(folder.FullName, "one.db"), "Row" + Guid.NewGuid().ToString("N")[..8]);
            foreach (var (name, retry) in ((string, Retry)[])[("at once", Retry.AtOnce), ("after pauses", new(Task.Delay))])
                await MeetAsync(new((IEntityStore)one), name, retry);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<IEntityStore> OpenAsync(string? connection, string path, string prefix) => connection is null
        ? SqliteStore.Open(path)
        : await StoreFactory.CreateAsync(
            new() { Provider = "AzureTables", ConnectionString = connection, TablePrefix = prefix }, credential: null, CancellationToken.None);

    private static async Task RunAsync(Library library, CountingStore[] stores, string name, TimeSpan spread)
    {
        Router[] instances = [.. stores.Select(store => new Router(() => library, store, retry: new Retry(Task.Delay)))];
        Instance[] edges = [new(), new()];
        var posted = (await instances[0].HandleAsync(Turn(0, "quiz", new Said("quiz"), Start), CancellationToken.None)).Single();
        await instances[0].PostedAsync(Room, posted.Round!, "card", CancellationToken.None);
        foreach (var store in stores)
            store.Reset();

        var clock = Stopwatch.StartNew();
        var data = posted.View.Actions.First(action => action.Verb == Verbs.Answer).Data.ToDictionary();
        var latencies = await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(async () =>
        {
            await Task.Delay(spread * person / People);
            var before = clock.Elapsed;
            var turn = Turn(person, "answer", new Pressed(Verbs.Answer, data, "card"), Start + clock.Elapsed);
            var replies = await instances[person % 2].HandleAsync(turn, CancellationToken.None);
            var took = clock.Elapsed - before;
            if (!replies.Any(reply => reply.Kind == ReplyKind.Private && reply.View.Fallback.Contains("The answer:", StringComparison.Ordinal)))
                throw new InvalidOperationException("An answer got no result: " + replies[0].View.Fallback);
            edges[person % 2].Edit(replies.Single(reply => reply.Kind == ReplyKind.Edit));
            return took.TotalMilliseconds;
        })));
        var answered = clock.Elapsed;
        await Task.WhenAll(edges.Select(edge => edge.DoneAsync()));
        await CheckAsync(stores[0], posted.Round!, edges);
        Print(name, latencies, answered, stores, edges.Sum(edge => edge.Edits));
    }

    /// <summary>What no room does: everybody changes one row at the same moment.</summary>
    private static async Task MeetAsync(CountingStore store, string name, Retry retry)
    {
        var (learners, person, gaveUp, clock) = (new Learners(store, retry), new LearnerId("benchmark", "workspace", name), 0, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            try
            {
                await learners.UpdateAsync(person, profile => profile with { Reviews = profile.Reviews + 1 }, CancellationToken.None);
            }
            catch (StoreUnavailableException)
            {
                Interlocked.Increment(ref gaveUp);
            }
        })));
        var written = (await learners.GetAsync(person, CancellationToken.None)).Value.Reviews;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Writers} changes of one row at one moment, tried again {name}: {written} written, {gaveUp} given up, all after {clock.Elapsed.TotalSeconds:F1} s; {store.Conflicts} conflicts"));
        if (written + gaveUp != Writers)
            throw new InvalidOperationException("A change was lost, or made twice.");
    }

    /// <summary>Nothing lost, nothing twice, in the room and with each person; and the card says so.</summary>
    private static async Task CheckAsync(CountingStore store, string round, Instance[] edges)
    {
        var rooms = new Rooms(store);
        var answers = await rooms.GetAnswersAsync(Room, round, CancellationToken.None);
        var scores = await rooms.GetScoresAsync(Room, new(2026, 3, 2), CancellationToken.None);
        var reviews = 0;
        for (var person = 0; person < People; person++)
            reviews += (await new Learners(store).GetAsync(Learner(person), CancellationToken.None)).Value.Reviews;
        var shown = $"{People} people have answered";
        if (answers.Count != People || scores.Sum(score => score.Answered) != People || reviews != People
            || !edges.Any(edge => edge.Shown.Contains(shown, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Of {People} answers there are {answers.Count} in the room, {scores.Sum(score => score.Answered)} on the board, {reviews} in memories."));
        }
    }

    private static void Print(string name, double[] latencies, TimeSpan answered, CountingStore[] stores, int edits)
    {
        Array.Sort(latencies);
        double each(Func<CountingStore, int> count) => stores.Sum(count) / (double)People;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{People} answers {name}: p50 {latencies[People / 2]:F0} ms, p99 {latencies[People * 99 / 100]:F0} ms, longest {latencies[^1]:F0} ms, all after {answered.TotalSeconds:F1} s; "
            + $"conflicts {stores.Sum(store => store.Conflicts)}; each answer {each(store => store.Gets):F1} reads, {each(store => store.Commits):F1} commits, {each(store => store.Ranges):F2} ranges; {edits} edits"));
    }

    private static DateTimeOffset Start { get; } = new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);

    private static LearnerId Learner(int person) => new("benchmark", "workspace", string.Create(CultureInfo.InvariantCulture, $"person-{person}"));

    private static Turn Turn(int person, string id, TurnInput input, DateTimeOffset now) => new()
    {
        Id = $"{id}-{person}",
        Learner = Learner(person),
        LearnerName = $"Person {person}",
        Room = Room,
        RoomKind = RoomKind.Channel,
        Zone = "Europe/Berlin",
        Input = input,
        Now = now,
    };

    /// <summary>What an edge does with edits: at most one in two seconds, drawn when it is sent.</summary>
    private sealed class Instance
    {
        private readonly EditPace pace = new();
        private Task running = Task.CompletedTask;

        public int Edits { get; private set; }

        public string Shown { get; private set; } = "";

        public void Edit(Reply reply)
        {
            lock (pace)
            {
                if (pace.Add(reply.Message!, async cancel => Show(await reply.DrawAsync(cancel))))
                    running = pace.RunAsync(reply.Message!, Task.Delay, CancellationToken.None);
            }
        }

        public Task DoneAsync() => running;

        private void Show(View view)
        {
            Edits++;
            Shown = view.Fallback;
        }
    }
}
