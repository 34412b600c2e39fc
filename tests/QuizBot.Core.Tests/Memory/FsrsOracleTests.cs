using System.Globalization;
using QuizBot.Core.Memory;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Core.Tests.Memory;

/// <summary>Random lives of random cards, here and in ts-fsrs, compared to the last digit.</summary>
public sealed class FsrsOracleTests(ITestOutputHelper output)
{
    private const int ReviewsPerSet = 6_000;
    private const int Seeds = 1_000;

    private static readonly DateTimeOffset FirstDay = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Review_equals_ts_fsrs_on_random_lives()
    {
        Oracle.Need();
        var random = new Random(20261122);
        var lines = new List<string>();
        var ours = new List<string>();
        var sets = ParameterSet.All(random);
        var drawn = await Oracle.RunAsync("fsrs.mjs", Invariant($"{{\"factors\":{Seeds}}}\n"), TestContext.Current.CancellationToken);
        var factors = Numbers(drawn);
        foreach (var set in sets)
            Live(set, random, factors, lines, ours);

        var said = await Oracle.RunAsync("fsrs.mjs", string.Join('\n', lines) + '\n', TestContext.Current.CancellationToken);
        var theirs = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(ours.Count, theirs.Length);
        var apart = ours.Zip(theirs).Where(pair => pair.First != pair.Second).ToList();
        output.WriteLine($"{ours.Count} reviews, {sets.Count} parameter sets, {ours.Count(line => line == "null")} refused, {apart.Count} apart in the last digit");
        Assert.All(apart, pair => Assert.True(ApartByTheMathLibrary(pair.First, pair.Second), $"ours {pair.First} theirs {pair.Second}"));
        Assert.InRange(apart.Count, 0, ours.Count / 20_000);
    }

    /// <summary>
    /// The last bit of exp and pow is each platform's own: V8's and glibc's disagree in a tenth of all calls. Eight decimals hide it
    /// until a stability has twelve digits, over a thousand days, where about one review in 100,000 ends 0.00000001 of a day apart.
    /// </summary>
    private static bool ApartByTheMathLibrary(string ours, string theirs)
    {
        double[] a = Numbers(ours), b = Numbers(theirs);
        return a.Length == b.Length && a[0] > 1000 && Math.Abs(a[0] - b[0]) < 1.5e-8 && a.AsSpan(1).SequenceEqual(b.AsSpan(1));
    }

    private static double[] Numbers(string line) =>
        line == "null" ? [] : [.. line.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static void Live(ParameterSet set, Random random, double[] factors, List<string> lines, List<string> ours)
    {
        lines.Add(set.ToJson());
        var fsrs = new Fsrs(set.Parameters);
        var cards = new CardMemory?[600];
        for (var i = 0; i < ReviewsPerSet; i++)
        {
            ref var card = ref cards[random.Next(cards.Length)];
            var now = card is null ? FirstDay.AddMilliseconds(random.NextInt64(86_400_000)) : Later(card, random);
            var grade = (Grade)(random.NextDouble() < 0.6 ? 3 : random.Next(1, 5));
            var at = now.AddMilliseconds(random.NextInt64(-100_000_000, 10_000_000_000));
            var seed = random.Next(Seeds);
            lines.Add(Invariant($"[{Write(card)},{now.ToUnixTimeMilliseconds()},{(int)grade},{at.ToUnixTimeMilliseconds()},{seed}]"));
            if (card is not null && now.UtcDateTime.Date < card.LastReview.UtcDateTime.Date)
            {
                ours.Add("null");
                continue;
            }
            card = fsrs.Review(card, grade, now, spread: set.Fuzz ? new Spread(factors[seed]) : null);
            ours.Add(Invariant($"[{Write(card)},{fsrs.Recall(card, at)}]"));
            if (card.Due.Year > 2400 || random.Next(60) == 0)
                card = null;
        }
    }

    /// <summary>On time, within the day, days or years late, early, or with a clock that went back.</summary>
    private static DateTimeOffset Later(CardMemory memory, Random random) => random.Next(10) switch
    {
        0 or 1 or 2 => memory.Due,
        3 or 4 => memory.Due.AddMilliseconds(random.NextInt64(86_400_000 * 3L)),
        5 => memory.LastReview.AddMilliseconds(random.NextInt64(3_600_000)),
        6 => memory.LastReview.AddMilliseconds(random.NextInt64(86_400_000 * 2L)),
        7 => memory.Due.AddDays(random.Next(400)),
        8 => memory.LastReview.AddDays(random.Next(1, 4000)),
        _ => memory.LastReview.AddMilliseconds(-random.NextInt64(14_400_000)),
    };

    /// <summary>A memory as the script reads and writes it. Numbers here are never so small or large that .NET and JavaScript write them apart.</summary>
    private static string Write(CardMemory? m) => m is null
        ? "0"
        : Invariant($"[{m.Stability},{m.Difficulty},{m.Due.ToUnixTimeMilliseconds()},{m.LastReview.ToUnixTimeMilliseconds()},{(int)m.Phase},{m.Reps},{m.Lapses},{m.Step},{m.ScheduledDays}]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
