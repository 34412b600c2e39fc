using System.Globalization;
using System.Text.Json;
using QuizBot.Core.Memory;
using Xunit;

namespace QuizBot.Core.Tests.Memory;

public sealed class FsrsTests
{
    private static readonly DateTimeOffset Start = At("2026-01-05T09:30Z");

    [Theory]
    [InlineData(Grade.Again, 0.212, 6.4133, Phase.Learning, 1)]
    [InlineData(Grade.Hard, 1.2931, 5.11217071, Phase.Learning, 6)]
    [InlineData(Grade.Good, 2.3065, 2.11810397, Phase.Learning, 10)]
    [InlineData(Grade.Easy, 8.2956, 1, Phase.Review, 8 * 1440)]
    public void Review_follows_the_vectors_when_the_card_is_new(Grade grade, double stability, double difficulty, Phase phase, int minutes)
    {
        var memory = Fsrs.Default.Review(null, grade, Start);

        Assert.Equal((stability, difficulty, phase), (memory.Stability, memory.Difficulty, memory.Phase));
        Assert.Equal((Start, Start.AddMinutes(minutes)), (memory.LastReview, memory.Due));
        Assert.Equal((1, 0), (memory.Reps, memory.Lapses));
    }

    [Fact]
    public void With_two_buttons_a_card_that_was_forgotten_twelve_times_becomes_easier_again_when_it_is_known()
    {
        double[] difficulty = [.. ((Fsrs[])[Fsrs.Default, Fsrs.TwoButtons]).Select(fsrs =>
        {
            var memory = fsrs.Review(null, Grade.Good, Start);
            foreach (var grade in Enumerable.Repeat(Grade.Again, 12).Concat(Enumerable.Repeat(Grade.Good, 12)))
                memory = fsrs.Review(memory, grade, memory.Due.AddDays(1));
            return memory.Difficulty;
        })];
        Assert.InRange(difficulty[0], 9.5, 10);
        Assert.InRange(difficulty[1], 5, 8);
    }

    [Fact]
    public void Review_follows_the_vectors_through_a_life()
    {
        (string At, Grade Grade, double Stability, double Difficulty, int Days, Phase Phase, int Lapses)[] life =
        [
            ("2026-01-05T09:30Z", Grade.Good, 2.3065, 2.11810397, 0, Phase.Learning, 0),
            ("2026-01-05T09:40Z", Grade.Good, 2.3065, 2.11121424, 2, Phase.Review, 0),
            ("2026-01-07T09:40Z", Grade.Good, 10.97104786, 2.1043314, 11, Phase.Review, 0),
            ("2026-01-17T12:00Z", Grade.Good, 43.96600398, 2.09745544, 44, Phase.Review, 0),
            ("2026-02-20T12:00Z", Grade.Again, 2.79688572, 7.38771571, 0, Phase.Relearning, 1),
            ("2026-02-20T12:10Z", Grade.Good, 2.79688572, 7.37555636, 3, Phase.Review, 1),
            ("2026-02-22T12:00Z", Grade.Hard, 4.95478286, 8.24300038, 5, Phase.Review, 1),
            ("2026-02-22T18:00Z", Grade.Easy, 8.06090711, 7.64112135, 8, Phase.Review, 1),
            ("2026-03-05T08:00Z", Grade.Easy, 31.96372482, 6.8381224, 32, Phase.Review, 1),
        ];
        CardMemory? memory = null;
        foreach (var expected in life)
        {
            memory = Fsrs.Default.Review(memory, expected.Grade, At(expected.At));

            Assert.Equal((expected.Stability, expected.Difficulty), (memory.Stability, memory.Difficulty));
            Assert.Equal((expected.Days, expected.Phase, expected.Lapses), (memory.ScheduledDays, memory.Phase, memory.Lapses));
            Assert.Equal(memory.LastReview + (expected.Days > 0 ? TimeSpan.FromDays(expected.Days) : TimeSpan.FromMinutes(10)), memory.Due);
        }
        Assert.Equal(life.Length, memory!.Reps);
    }

    [Theory]
    [InlineData("2026-01-05T09:30Z", 1)]
    [InlineData("2026-01-06T09:29:59Z", 1)]
    [InlineData("2026-01-15T09:30Z", 0.84588465)]
    [InlineData("2026-01-16T09:29Z", 0.84588465)]
    [InlineData("2025-01-05T09:30Z", 1)]
    public void Recall_counts_whole_24_hour_periods(string at, double expected)
    {
        var memory = Fsrs.Default.Review(null, Grade.Good, Start) with { Stability = 5 };

        Assert.Equal(expected, Fsrs.Default.Recall(memory, At(at)));
    }

    [Fact]
    public void Review_counts_no_day_when_the_clock_went_back_to_an_earlier_day()
    {
        var known = Fsrs.Default.Review(null, Grade.Easy, Start);

        var back = Fsrs.Default.Review(known, Grade.Good, At("2024-06-01T10:00Z"));

        var sameDay = Fsrs.Default.Review(known, Grade.Good, Start);
        Assert.Equal((sameDay.Stability, sameDay.Difficulty), (back.Stability, back.Difficulty));
        Assert.Equal(At("2024-06-01T10:00Z"), back.LastReview);
        Assert.True(back.Due > back.LastReview);
    }

    [Fact]
    public void Review_keeps_UTC_to_the_millisecond_whatever_the_offset_of_now()
    {
        var now = new DateTimeOffset(2026, 1, 5, 14, 30, 0, 123, TimeSpan.FromHours(5)).AddTicks(4567);

        var memory = Fsrs.Default.Review(null, Grade.Good, now);

        Assert.Equal("2026-01-05T09:30:00.1230000+00:00", memory.LastReview.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal("2026-01-05T09:40:00.1230000+00:00", memory.Due.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Memory_survives_JSON_to_the_last_bit()
    {
        var memory = Fsrs.Default.Review(Fsrs.Default.Review(null, Grade.Good, Start), Grade.Again, Start.AddDays(3));

        Assert.Equal(memory, JsonSerializer.Deserialize<CardMemory>(JsonSerializer.Serialize(memory)));
    }

    [Fact]
    public void Review_refuses_what_is_no_grade() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fsrs.Default.Review(null, 0, Start));

    [Fact]
    public void Parameters_refuse_what_FSRS_cannot_mean()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FsrsParameters(retention: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FsrsParameters(retention: 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FsrsParameters(retention: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FsrsParameters(maximumInterval: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FsrsParameters(learningSteps: [1, -1]));
        Assert.Throws<ArgumentException>(() => new FsrsParameters(weights: [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new FsrsParameters(weights: [.. Enumerable.Repeat(double.NaN, 21)]));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
