namespace QuizBot.Core.Memory;

/// <summary>What FSRS-6 can be told. Every value is checked here; weights outside their ranges are moved to the nearest end.</summary>
public sealed class FsrsParameters
{
    /// <param name="weights">21 weights of FSRS-6, or the 19 of FSRS-5 or 17 of FSRS-4.5, which are carried over; null for the published
    /// ones.</param>
    /// <param name="retention">The recall at which a card falls due: over 0, at most 1.</param>
    /// <param name="maximumInterval">Longest interval in days, 1 to 36,500. Keeping Hard, Good and Easy apart may add a day or two.</param>
    /// <param name="shortTerm">False: no steps within a day, every interval is at least a day.</param>
    /// <param name="learningSteps">Whole minutes between the first repetitions, 0 to 525,600 each; null for 1 and 10.</param>
    /// <param name="relearningSteps">The same after a lapse; null for 10.</param>
    /// <exception cref="ArgumentException">A value is outside its range, or the weights have another length or are not finite.</exception>
    public FsrsParameters(
        IReadOnlyList<double>? weights = null,
        double retention = 0.9,
        int maximumInterval = LongestInterval,
        bool shortTerm = true,
        IReadOnlyList<int>? learningSteps = null,
        IReadOnlyList<int>? relearningSteps = null)
    {
        if (!(retention is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "Retention is over 0 and at most 1; 0.9 is usual.");
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumInterval, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumInterval, LongestInterval);
        Retention = retention;
        MaximumInterval = maximumInterval;
        ShortTerm = shortTerm;
        LearningSteps = CheckSteps(learningSteps ?? [1, 10], nameof(learningSteps));
        RelearningSteps = CheckSteps(relearningSteps ?? [10], nameof(relearningSteps));
        Weights = FsrsWeights.Fit(weights ?? FsrsWeights.Published, RelearningSteps.Count, shortTerm);
    }

    private const int LongestInterval = 36_500;
    private const int LongestStep = 525_600;

    public static FsrsParameters Default { get; } = new();

    /// <summary>
    /// The published ones but for one weight. FSRS lowers a card's difficulty by the grade Easy; where there is none, a card that was
    /// forgotten often would be hard for ever. Each answer draws it back towards easy by a fiftieth instead of a thousandth.
    /// </summary>
    public static FsrsParameters TwoButtons { get; } = new([.. FsrsWeights.Published.Take(7), 0.02, .. FsrsWeights.Published.Skip(8)]);

    /// <summary>All 21, each within its range.</summary>
    public IReadOnlyList<double> Weights { get; }

    public double Retention { get; }

    public int MaximumInterval { get; }

    public bool ShortTerm { get; }

    public IReadOnlyList<int> LearningSteps { get; }

    public IReadOnlyList<int> RelearningSteps { get; }

    private static IReadOnlyList<int> CheckSteps(IReadOnlyList<int> steps, string name) =>
        steps.All(step => step is >= 0 and <= LongestStep)
            ? [.. steps]
            : throw new ArgumentOutOfRangeException(name, $"Each step is 0 to {LongestStep} minutes.");
}

/// <summary>JavaScript's rounding, which ts-fsrs relies on: .NET's own rounds halves to even and scales before it rounds.</summary>
internal static class Rounding
{
    private const double Scale = 1e8;

    /// <summary>Math.round: halves go up, also below zero.</summary>
    public static double Nearest(double x)
    {
        var floor = Math.Floor(x);
        return x - floor >= 0.5 ? floor + 1 : floor;
    }

    /// <summary>Eight decimals as Math.round(x * 1e8) / 1e8.</summary>
    public static double To8(double x) => Nearest(x * Scale) / Scale;

    /// <summary>Eight decimals as toFixed(8), which rounds the exact value: 0 to 90,000,000.</summary>
    public static double Fixed8(double x)
    {
        var product = x * Scale;
        var lost = Math.FusedMultiplyAdd(x, Scale, -product);
        var floor = Math.Floor(product);
        return (product - floor - 0.5 + lost >= 0 ? floor + 1 : floor) / Scale;
    }
}
