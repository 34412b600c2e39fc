using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class TurnQueueTests
{
    private static readonly Func<CancellationToken, Task> Nothing = _ => Task.CompletedTask;

    [Fact]
    public async Task A_full_queue_refuses_and_a_stopping_one_too()
    {
        using var queue = Queue(new(ForPerson: 2, ForWorkspace: 9, ForAll: 3));
        var gate = new TaskCompletionSource();
        Assert.Equal(TurnPlace.Taken, Add(queue, "T1", "ann", gate.Task));
        Assert.Equal(TurnPlace.Taken, Add(queue, "T1", "ann"));
        Assert.Equal(TurnPlace.PersonFull, Add(queue, "T1", "ann"));
        Assert.Equal(TurnPlace.Taken, Add(queue, "T2", "ann", gate.Task));
        Assert.Equal(TurnPlace.Full, Add(queue, "T3", "bob"));
        Assert.False(queue.TrySend("edit", Nothing));
        gate.SetResult();
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TurnPlace.Full, Add(queue, "T1", "bob"));
        Assert.False(queue.TrySend("edit", Nothing));
    }

    [Fact]
    public async Task A_workspace_that_fills_its_share_keeps_nobody_elsewhere_waiting()
    {
        using var queue = Queue(new(ForPerson: 2, ForWorkspace: 3, ForAll: 100));
        var gate = new TaskCompletionSource();
        for (var i = 0; i < 3; i++)
            Assert.Equal(TurnPlace.Taken, Add(queue, "T1", $"person {i}", gate.Task));
        Assert.Equal(TurnPlace.Full, Add(queue, "T1", "person 3"));
        var elsewhere = new TaskCompletionSource();
        queue.TryAdd("T2", "ann", _ =>
        {
            elsewhere.SetResult();
            return Task.FromResult(Nothing);
        });
        await elsewhere.Task.WaitAsync(TestContext.Current.CancellationToken);
        gate.SetResult();
    }

    [Fact]
    public async Task What_waits_to_be_sent_takes_no_place_from_what_others_do()
    {
        using var queue = Queue(new(ForPerson: 5, ForWorkspace: 1, ForAll: 100));
        var slack = new TaskCompletionSource();
        var done = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var handled = new TaskCompletionSource();
            var name = $"turn {i}";
            while (queue.TryAdd("T1", "ann", _ =>
            {
                lock (done)
                    done.Add(name);
                handled.SetResult();
                return Task.FromResult<Func<CancellationToken, Task>>(_ => slack.Task);
            }) != TurnPlace.Taken)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            await handled.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(["turn 0", "turn 1", "turn 2", "turn 3", "turn 4"], done);
        Assert.Equal(TurnPlace.PersonFull, Add(queue, "T1", "ann"));
        slack.SetResult();
        await queue.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Turns_of_one_person_keep_their_order_and_others_do_not_wait()
    {
        using var queue = Queue(new());
        var gate = new TaskCompletionSource();
        var order = new List<int>();
        Add(queue, "T1", "ann", gate.Task, () => order.Add(1));
        queue.TryAdd("T1", "ann", _ => throw new InvalidOperationException("one fails"));
        Add(queue, "T1", "ann", Task.CompletedTask, () => order.Add(3));
        Add(queue, "T1", "bob", Task.CompletedTask, gate.SetResult);
        await queue.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal([1, 3], order);
    }

    private static TurnQueue Queue(TurnQueueLimits limits) => new(NullLogger<TurnQueue>.Instance, limits);

    private static TurnPlace Add(TurnQueue queue, string workspace, string person, Task? wait = null, Action? then = null) => queue.TryAdd(workspace, person, async _ =>
    {
        await (wait ?? Task.CompletedTask);
        then?.Invoke();
        return Nothing;
    });
}
