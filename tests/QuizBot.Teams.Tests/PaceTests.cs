using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Teams.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

public sealed class PaceTests
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(7);

    [Fact]
    public void Book_keeps_every_window_however_calls_arrive() =>
        Gen.Int[0, 3000].Array[1, 2500].Sample(
            gaps =>
            {
                var pace = new Pace(Pace.Thread);
                var now = Start;
                var booked = new List<TimeSpan>();
                foreach (var gap in gaps)
                {
                    now += TimeSpan.FromMilliseconds(gap % 7 == 0 ? gap : gap % 20);
                    var at = pace.Book(now, TimeSpan.FromDays(1))!.Value;
                    if (at < now)
                        return false;
                    booked.Add(at);
                }

                return Pace.Thread.All(window => Enumerable.Range(0, Math.Max(0, booked.Count - window.Calls)).All(i => booked[i + window.Calls] - booked[i] >= window.Window));
            },
            iter: 100);

    [Fact]
    public void Book_asks_for_no_wait_when_there_is_room()
    {
        var pace = new Pace(Pace.Thread);
        for (var i = 0; i < 100; i++)
            Assert.Equal(Start + TimeSpan.FromSeconds(i * 2), pace.Book(Start + TimeSpan.FromSeconds(i * 2), TimeSpan.Zero));
    }

    [Fact]
    public void Book_books_nothing_when_the_patience_is_short()
    {
        var pace = new Pace(Pace.Tenant);
        for (var i = 0; i < 50; i++)
            Assert.Equal(Start, pace.Book(Start, TimeSpan.Zero));
        Assert.Null(pace.Book(Start, TimeSpan.FromSeconds(0.9)));
        Assert.Equal(Start + TimeSpan.FromSeconds(1), pace.Book(Start, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Book_waits_when_held()
    {
        var pace = new Pace(Pace.Thread);
        pace.Hold(Start + TimeSpan.FromSeconds(5));
        Assert.Equal(Start + TimeSpan.FromSeconds(5), pace.Book(Start, TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(60, 120)]
    [InlineData(900, 1800)]
    [InlineData(1800, 3600)]
    public void A_thread_is_idle_when_its_calls_no_longer_count(int calls, int seconds)
    {
        var pace = new Pace(Pace.Thread);
        var last = Start;
        for (var i = 0; i < calls; i++)
            last = pace.Book(last, TimeSpan.FromDays(1))!.Value;
        Assert.False(pace.IsIdle(last + TimeSpan.FromSeconds(seconds - 1)));
        Assert.True(pace.IsIdle(last + TimeSpan.FromSeconds(seconds + 1)));
    }

    [Fact]
    public async Task Three_hundred_thousand_turns_from_ever_new_rooms_and_tenants_leave_only_those_of_the_last_minute()
    {
        var time = new FakeTimeProvider();
        var paces = new Paces(time);
        var most = 0;
        for (var i = 0; i < 300_000; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(await paces.WaitAsync($"tenant-{i}", $"thread-{i}", TimeSpan.Zero, CancellationToken.None));
            if (i % 100 == 0)
                most = Math.Max(most, paces.Count);
        }

        Assert.InRange(most, 1, 60_000);
    }

    [Fact]
    public void How_long_a_tenants_queue_is_can_be_asked_without_standing_in_it()
    {
        var paces = new Paces(new FakeTimeProvider());
        Assert.Equal(TimeSpan.Zero, paces.Queue("tenant"));
        var waiting = Enumerable.Range(0, 120).Select(i => paces.WaitAsync("tenant", $"thread-{i}", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).AsTask()).ToList();
        Assert.Equal(50, waiting.Count(call => call.IsCompleted));
        Assert.Equal([2, 2, 0], new[] { "tenant", "tenant", "another" }.Select(tenant => paces.Queue(tenant).TotalSeconds));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_nobody_waiting()
    {
        var clock = new WallClock(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero)));
        var paces = new Paces(clock);
        Assert.True(await paces.WaitAsync("tenant", "thread", TimeSpan.Zero, CancellationToken.None));
        clock.Off = TimeSpan.FromHours(-2);
        Assert.True(await paces.WaitAsync("tenant", "thread", TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Callers_of_one_thread_wait_while_it_is_swept_and_none_gets_a_second_pace()
    {
        var time = new FakeTimeProvider();
        var paces = new Paces(time);
        var let = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), async (i, _) =>
        {
            if (i % 50 == 0)
                time.Advance(TimeSpan.FromMilliseconds(1));
            if (await paces.WaitAsync("tenant", "thread", TimeSpan.Zero, CancellationToken.None))
                Interlocked.Increment(ref let);
        });
        Assert.Equal(7, let);
    }
}
