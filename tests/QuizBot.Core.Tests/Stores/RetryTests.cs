using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Tests.Bot;
using Xunit;

namespace QuizBot.Core.Tests.Stores;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();
    private readonly List<TimeSpan> pauses = [];
    private readonly Retry retry;

    public RetryTests() => retry = new((pause, cancel) =>
    {
        pauses.Add(pause);
        return cancel.IsCancellationRequested ? Task.FromCanceled(cancel) : Task.CompletedTask;
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Who_meets_nobody_does_not_pause()
    {
        Assert.Equal("saved", await retry.UntilSavedAsync(() => Task.FromResult((true, "saved")), Cancel));
        Assert.Empty(pauses);
    }

    [Fact]
    public async Task Pauses_grow_to_a_third_of_a_second_and_no_two_writers_pause_alike()
    {
        for (var writer = 0; writer < 100; writer++)
        {
            var tries = 0;
            Assert.Equal(9, await retry.UntilSavedAsync(() => Task.FromResult((++tries == 9, tries)), Cancel));
        }

        int[] longest = [10, 20, 40, 80, 160, 320, 320, 320];
        for (var nth = 0; nth < longest.Length; nth++)
        {
            var all = pauses.Where((_, i) => i % longest.Length == nth).Select(pause => pause.TotalMilliseconds).ToList();
            Assert.All(all, pause => Assert.InRange(pause, 1, longest[nth]));
            Assert.True(all.Max() > longest[nth] / 2, $"Pause {nth + 1} is never longer than {all.Max()} ms.");
            Assert.True(all.Distinct().Count() > 4, $"Pause {nth + 1} is one of {string.Join(", ", all.Distinct())} ms.");
        }
    }

    [Fact]
    public async Task Who_never_can_save_gives_up_in_seconds()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => retry.UntilSavedAsync(() => Task.FromResult((false, 0)), Cancel));
        Assert.Equal(31, pauses.Count);
        Assert.InRange(pauses.Aggregate((sum, pause) => sum + pause), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_turn_that_is_given_up_does_not_wait_any_longer()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => retry.UntilSavedAsync(
            () =>
            {
                stop.Cancel();
                return Task.FromResult((false, 0));
            },
            stop.Token));
        Assert.Single(pauses);
    }

    [Fact]
    public async Task A_change_that_meets_others_pauses_once_for_each_of_them()
    {
        LearnerId ada = new("test", "workspace", "ada");
        var (mine, others) = (new Learners(bot.Store, retry), new Learners(bot.Store));
        var met = 0;
        var saved = await mine.UpdateAsync(
            ada,
            profile =>
            {
                if (met++ < 3)
                    others.UpdateAsync(ada, other => other with { Name = $"Ada {met}" }, Cancel).GetAwaiter().GetResult();
                return profile with { Zone = "Europe/Berlin" };
            },
            Cancel);
        Assert.Equal(("Ada 3", "Europe/Berlin"), (saved.Name, saved.Zone));
        Assert.Equal(3, pauses.Count);
    }
}
