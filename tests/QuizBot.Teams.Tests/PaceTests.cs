using CsCheck;
using QuizBot.Teams.Outbound;
using Xunit;

namespace QuizBot.Teams.Tests;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 21, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Book_keeps_every_window_however_calls_arrive() =>
        Gen.Int[0, 3000].Array[1, 2500].Sample(
            gaps =>
            {
                var pace = new Pace(Pace.Thread);
                var now = Start;
                var booked = new List<DateTimeOffset>();
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
            Assert.Equal(Start.AddSeconds(i * 2), pace.Book(Start.AddSeconds(i * 2), TimeSpan.Zero));
    }

    [Fact]
    public void Book_books_nothing_when_the_patience_is_short()
    {
        var pace = new Pace(Pace.Tenant);
        for (var i = 0; i < 50; i++)
            Assert.Equal(Start, pace.Book(Start, TimeSpan.Zero));
        Assert.Null(pace.Book(Start, TimeSpan.FromSeconds(0.9)));
        Assert.Equal(Start.AddSeconds(1), pace.Book(Start, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Book_waits_when_held()
    {
        var pace = new Pace(Pace.Thread);
        pace.Hold(Start.AddSeconds(5));
        Assert.Equal(Start.AddSeconds(5), pace.Book(Start, TimeSpan.FromMinutes(1)));
        Assert.False(pace.IsIdle(Start.AddMinutes(59)));
        Assert.True(pace.IsIdle(Start.AddMinutes(61)));
    }
}
