using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Health;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Health;

/// <summary>Ready is who can keep an answer, not who can read one.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-health-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_store_that_only_reads_is_not_ready_and_is_ready_again_when_it_writes()
    {
        await using var bot = await WholeBot.StartAsync([]);
        Assert.Equal(HttpStatusCode.OK, (await LookAsync(bot)).StatusCode);
        bot.Store.Refuses = _ => true;
        var refused = await LookAsync(bot);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("store: The store is down for a test.", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        bot.Store.Refuses = null;
        Assert.Equal(HttpStatusCode.OK, (await LookAsync(bot)).StatusCode);
    }

    [Fact]
    public async Task A_store_that_hangs_is_told_after_eight_seconds()
    {
        await using var store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        var time = new FakeTimeProvider();
        var look = new StoreCheck(new FailingStore(store) { Hangs = true }, time).ProblemAsync(Cancel);
        time.Advance(TimeSpan.FromSeconds(7.9));
        Assert.False(look.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("The store does not answer within 8 seconds.", await look);
    }

    [Fact]
    public async Task A_database_file_that_was_removed_is_noticed_and_so_is_its_return()
    {
        var (file, away) = (Path.Combine(folder, "quizbot.db"), Path.Combine(folder, "away.db"));
        await using var store = SqliteStore.Open(file);
        var check = new StoreCheck(store, TimeProvider.System);
        Assert.Null(await check.ProblemAsync(Cancel));
        File.Move(file, away);
        Assert.Contains(file, await check.ProblemAsync(Cancel), StringComparison.Ordinal);
        File.Move(away, file);
        Assert.Null(await check.ProblemAsync(Cancel));
    }

    private static async Task<HttpResponseMessage> LookAsync(WholeBot bot)
    {
        await bot.Services.GetRequiredService<Readiness>().LookAsync(channelsToo: false, Cancel);
        return await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
    }
}
