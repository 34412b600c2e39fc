using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Core.Tests.Chat;

public sealed class EditPaceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly List<int> sent = [];
    private readonly EditPace pace = new();

    [Fact]
    public async Task The_first_state_is_sent_at_once_and_the_newest_of_the_others_two_seconds_later()
    {
        Assert.True(Add(1));
        var running = pace.RunAsync("card", PauseAsync, CancellationToken.None);
        Assert.Equal([1], sent);
        Assert.False(Add(2));
        Assert.False(Add(3));
        Assert.Equal([1], sent);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([1, 3], sent);
        time.Advance(TimeSpan.FromSeconds(2));
        await running;
        Assert.True(Add(4));
    }

    [Fact]
    public async Task A_failure_does_not_keep_the_message_from_later_edits()
    {
        pace.Add("card", _ => throw new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => pace.RunAsync("card", PauseAsync, CancellationToken.None));
        Assert.True(Add(2));
    }

    private Task PauseAsync(TimeSpan wait, CancellationToken cancel) => Task.Delay(wait, time, cancel);

    private bool Add(int state) => pace.Add("card", _ =>
    {
        sent.Add(state);
        return Task.CompletedTask;
    });
}
