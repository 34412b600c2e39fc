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

    [Fact]
    public async Task Two_instances_edit_one_message_in_turns_and_the_newest_state_is_the_last()
    {
        Turns turns = new(time);
        EditPace[] both = [new(turns), new(turns)];
        var edits = new List<(double Second, int Shown)>();
        var answered = 0;
        Task[] running = [Task.CompletedTask, Task.CompletedTask];
        for (var tenth = 0; tenth < 100; tenth++)
        {
            answered++;
            var instance = tenth % 2;
            if (both[instance].Add("card", Draw))
                running[instance] = both[instance].RunAsync("card", PauseAsync, CancellationToken.None);
            time.Advance(TimeSpan.FromSeconds(0.1));
        }

        for (var second = 0; second < 10; second++)
            time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(running);
        Assert.All(edits.Zip(edits.Skip(1)), pair => Assert.InRange(pair.Second.Second - pair.First.Second, 2, 4));
        Assert.Equal(100, edits[^1].Shown);
        Assert.InRange(edits.Count, 5, 8);

        Task Draw(CancellationToken cancel)
        {
            edits.Add((time.GetElapsedTime(0).TotalSeconds, answered));
            return Task.CompletedTask;
        }
    }

    /// <summary>As instances share them.</summary>
    private sealed class Turns(TimeProvider time) : IEditTurns
    {
        private TimeSpan next;

        public ValueTask<TimeSpan> TakeAsync(string message, TimeSpan between, CancellationToken cancel)
        {
            var now = time.GetElapsedTime(0);
            var turn = next > now ? next : now;
            next = turn + between;
            return ValueTask.FromResult(turn - now);
        }
    }

    private Task PauseAsync(TimeSpan wait, CancellationToken cancel) => Task.Delay(wait, time, cancel);

    private bool Add(int state) => pace.Add("card", _ =>
    {
        sent.Add(state);
        return Task.CompletedTask;
    });
}
