using QuizBot.Core.Memory;
using Xunit;

namespace QuizBot.Core.Tests.Memory;

public sealed class SpreadTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly CardMemory Known = Fsrs.Default.Review(null, Grade.Easy, Monday.AddDays(-20));

    [Fact]
    public void Cards_that_were_learned_together_do_not_all_come_back_together()
    {
        var days = Enumerable.Range(0, 200).Select(card => After(Spread.For($"aif/D1.2#{card}", 3, null)).Due.Date).Distinct().Count();
        Assert.InRange(days, 5, 40);
    }

    [Fact]
    public void The_same_answer_to_the_same_card_always_comes_back_on_the_same_day() =>
        Assert.Equal(After(Spread.For("aif/D1.2#Q7", 3, null)), After(Spread.For("aif/D1.2#Q7", 3, null)));

    [Fact]
    public void A_day_off_is_left_out_where_the_range_has_another_day()
    {
        static bool IsWeekend(DateTimeOffset instant) => instant.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var due = Enumerable.Range(0, 200).Select(card => After(Spread.For($"aif/D1.2#{card}", 3, IsWeekend)).Due).ToList();
        Assert.DoesNotContain(due, IsWeekend);
        Assert.Equal(5, due.Select(day => day.DayOfWeek).Distinct().Count());
    }

    [Fact]
    public void An_interval_that_may_not_move_stands_also_on_a_day_off()
    {
        var first = Fsrs.Default.Review(null, Grade.Good, Monday, spread: new(0.5));
        var tomorrow = Fsrs.Default.Review(first, Grade.Good, first.Due, spread: new(0.5, _ => true));
        Assert.Equal(2, tomorrow.ScheduledDays);
    }

    private static CardMemory After(Spread spread) => Fsrs.Default.Review(Known, Grade.Good, Monday, spread: spread);
}
