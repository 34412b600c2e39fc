using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using QuizBot.Upkeep;
using Xunit;

namespace QuizBot.Tests.Upkeep;

/// <summary>What the program lets go by itself: when, by which settings, and in one instance only.</summary>
public sealed class UpkeepServiceTests : IAsyncDisposable
{
    private static readonly LearnerId Ada = new("slack", "T1", "UADA");

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-upkeep-").FullName;
    private readonly FakeTimeProvider time = new(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly LogBook log = new();
    private readonly ILoggerFactory logs;
    private readonly SqliteStore store;

    public UpkeepServiceTests()
    {
        logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        logs.Dispose();
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("13 months", "30 days", "answers 13 months, workspaces without the bot 30 days")]
    [InlineData("2 Years", "1 week", "answers 24 months, workspaces without the bot 7 days")]
    [InlineData("", null, "answers 13 months, workspaces without the bot 30 days")]
    [InlineData("OFF", "off", "answers for ever, workspaces without the bot for ever")]
    public void Times_are_written_as_people_say_them(string? answers, string? uninstalled, string read) => Assert.Equal(read, Read(answers, uninstalled).ToString());

    [Theory]
    [InlineData("13", "30 days", "Retention:Answers is “13”. Write it like 13 months, or off to keep everything.")]
    [InlineData("never", "30 days", "Retention:Answers is “never”. Write it like 13 months, or off to keep everything.")]
    [InlineData("-1 months", "30 days", "Retention:Answers is “-1 months”. Write it like 13 months, or off to keep everything.")]
    [InlineData("5 days", "30 days", "Retention:Answers is “5 days”, which is too short: write 31 days or more, such as 13 months, or off to keep everything.")]
    [InlineData("13 months", "0 days", "Retention:Uninstalled is “0 days”. Write it like 30 days, or off to keep everything.")]
    [InlineData("13 months", "99999999999 days", "Retention:Uninstalled is “99999999999 days”. Write it like 30 days, or off to keep everything.")]
    public void A_time_that_cannot_be_meant_is_told(string answers, string uninstalled, string problem) =>
        Assert.Equal(problem, Assert.Throws<InvalidOperationException>(() => Read(answers, uninstalled)).Message);

    [Fact]
    public async Task Answers_go_after_their_time_and_are_kept_until_then()
    {
        await FillAsync();
        var service = Service("13 months");
        await VisitAsync(service, TimeSpan.FromDays(390));
        Assert.Equal(1, await LogsAsync());
        await VisitAsync(service, TimeSpan.FromDays(10));
        Assert.Equal(0, await LogsAsync());
        Assert.NotNull(await store.GetAsync(Table.Learners, Keys.Partition(Ada), Keys.Profile, Cancel));
        Assert.Contains(log.Lines, line => line.Contains("1 rows of old answers were let go", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Switched_off_nothing_ever_goes()
    {
        await FillAsync();
        await new Departures(store).MarkAsync(new("slack", "T1", time.GetUtcNow(), Whole: true), Cancel);
        await VisitAsync(Service("off", "off"), TimeSpan.FromDays(5000));
        Assert.Equal(1, await LogsAsync());
    }

    [Fact]
    public async Task A_workspace_that_left_is_gone_after_its_time()
    {
        await FillAsync();
        await new Departures(store).MarkAsync(new("slack", "T1", time.GetUtcNow(), Whole: true), Cancel);
        var service = Service("off");
        await VisitAsync(service, TimeSpan.FromDays(29));
        Assert.Equal(1, await LogsAsync());
        await VisitAsync(service, TimeSpan.FromDays(2));
        Assert.Empty(await store.PartitionsAsync(Table.Learners, "", 10, Cancel));
        Assert.Contains(log.Lines, line => line.Contains("of 1 workspaces that have removed the bot is gone", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains("T1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_instance_with_the_first_shard_does_it()
    {
        await FillAsync();
        await VisitAsync(Service("13 months", shards: new NoShards()), TimeSpan.FromDays(500));
        Assert.Equal(1, await LogsAsync());
    }

    [Fact]
    public async Task It_goes_on_after_a_store_that_was_away()
    {
        await FillAsync();
        var away = new FailingStore(store);
        using var service = new UpkeepService(away, store, new AllShards(), [], Read("13 months", null), time, Retry.AtOnce, logs.CreateLogger<UpkeepService>());
        time.Advance(TimeSpan.FromDays(500));
        await service.VisitAsync(Cancel);
        away.IsDown = true;
        time.Advance(TimeSpan.FromDays(1));
        await service.StartAsync(Cancel);
        await UntilAsync(() => log.Lines.Any(line => line.Contains("is tried again", StringComparison.Ordinal)));
        away.IsDown = false;
        await UntilAsync(() => log.Lines.Any(line => line.Contains("1 rows of old answers were let go", StringComparison.Ordinal)));
        await service.StopAsync(Cancel);
        Assert.Equal(0, await LogsAsync());
    }

    [Fact]
    public async Task Answers_go_also_where_what_came_late_cannot_be_removed()
    {
        await FillAsync();
        await store.CommitAsync(Table.Pushes, Keys.Shard(0), [Change.Upsert(Keys.Erasure(time.GetUtcNow(), "mark"), "[]")], Cancel);
        await VisitAsync(Service("13 months"), TimeSpan.FromDays(400));
        Assert.Equal(0, await LogsAsync());
        Assert.Contains(log.Lines, line => line.Contains("is tried again", StringComparison.Ordinal));
    }

    private static RetentionOptions Read(string? answers, string? uninstalled) => RetentionOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Retention:Answers"] = answers, ["Retention:Uninstalled"] = uninstalled }).Build());

    private UpkeepService Service(string? answers, string? uninstalled = null, IShards? shards = null) =>
        new(store, store, shards ?? new AllShards(), [], Read(answers, uninstalled), time, Retry.AtOnce, logs.CreateLogger<UpkeepService>());

    /// <summary>Some time later, a few minutes' work; the day before it was noted that so much time has passed.</summary>
    private async Task VisitAsync(UpkeepService service, TimeSpan later)
    {
        time.Advance(later - TimeSpan.FromDays(1));
        await service.VisitAsync(Cancel);
        time.Advance(TimeSpan.FromDays(1));
        for (var i = 0; i < 3; i++)
            await service.VisitAsync(Cancel);
    }

    /// <summary>A minute goes by again and again, until it is so.</summary>
    private async Task UntilAsync(Func<bool> done)
    {
        while (!done())
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), Cancel);
        }
    }

    private Task<CommitResult> FillAsync() => store.CommitAsync(
        Table.Learners,
        Keys.Partition(Ada),
        [Change.Upsert(Keys.Profile, """{"id":{"channel":"slack","workspace":"T1","user":"UADA"},"name":"Ada"}"""), Change.Upsert(Keys.Log(time.GetUtcNow(), "q1"), "{}")],
        Cancel);

    private async Task<int> LogsAsync() => (await store.RangeAsync(Table.Learners, Keys.Partition(Ada), Keys.Logs, 10, Cancel)).Count;

    private sealed class NoShards : IShards
    {
        public IReadOnlyList<string> Held => [];

        public bool Holds(string shard) => false;

        public IDisposable? Enter(string shard) => null;
    }
}
