using System.Text.Json;
using QuizBot.Core.Memory;

namespace QuizBot.Core.Tests.Memory;

/// <summary>The same parameters for both sides.</summary>
internal sealed record ParameterSet
{
    public double[]? Weights { get; init; }

    public double Retention { get; init; } = 0.9;

    public int MaximumInterval { get; init; } = 36_500;

    public bool ShortTerm { get; init; } = true;

    /// <summary>Whether intervals are moved.</summary>
    public bool Fuzz { get; init; }

    public int[]? Learning { get; init; }

    public int[]? Relearning { get; init; }

    public FsrsParameters Parameters => new(Weights, Retention, MaximumInterval, ShortTerm, Learning, Relearning);

    public string ToJson()
    {
        var parameters = new Dictionary<string, object>
        {
            ["request_retention"] = Retention,
            ["maximum_interval"] = MaximumInterval,
            ["enable_short_term"] = ShortTerm,
            ["enable_fuzz"] = Fuzz,
        };
        if (Weights is not null)
            parameters["w"] = Weights;
        if (Learning is not null)
            parameters["learning_steps"] = Array.ConvertAll(Learning, minutes => $"{minutes}m");
        if (Relearning is not null)
            parameters["relearning_steps"] = Array.ConvertAll(Relearning, minutes => $"{minutes}m");
        return JsonSerializer.Serialize(new { parameters });
    }

    public static List<ParameterSet> All(Random random)
    {
        List<ParameterSet> sets =
        [
            new(),
            new() { ShortTerm = false },
            new() { Fuzz = true },
            new() { Fuzz = true, ShortTerm = false, MaximumInterval = 60 },
            new() { Fuzz = true, Retention = 0.95, MaximumInterval = 365, Relearning = [10, 2880] },
            new() { Retention = 0.8 },
            new() { Retention = 0.95, MaximumInterval = 365 },
            new() { Retention = 0.95, ShortTerm = false, MaximumInterval = 30 },
            new() { Learning = [1, 5, 60, 1440, 4320], Relearning = [10, 2880] },
            new() { Learning = [], Relearning = [] },
            new() { Learning = [15], Relearning = [] },
            new() { Learning = [3, 1440], Relearning = [5, 30, 90] },
            new() { Learning = [1, 0, 10], Relearning = [0] },
            new() { Learning = [1, 5], Relearning = [7, 8], Weights = [.. FsrsParameters.Default.Weights.Take(17), 1.9, 1.8, 0.4, 0.7] },
            new() { Weights = [0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61] },
            new() { Weights = [0.001953125, 0.005859375, 2.4, 5.8, 9.5, 3.000000015, 0.001953125, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61], ShortTerm = false, Relearning = [5, 30] },
            new() { Weights = [0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621] },
            new() { Weights = [.. Enumerable.Repeat(-3.0, 21)] },
            new() { Weights = [.. Enumerable.Repeat(1000.0, 21)], Relearning = [10, 20] },
        ];
        for (var i = 0; i < 8; i++)
            sets.Add(Random(random, i));
        return sets;
    }

    /// <summary>Weights around the published ones, sometimes outside their ranges, with all their digits.</summary>
    private static ParameterSet Random(Random random, int i) => new()
    {
        Weights = [.. FsrsParameters.Default.Weights.Take(i % 3 == 0 ? 21 : i % 3 == 1 ? 19 : 17).Select(weight => weight * Math.Exp(random.NextDouble() * 3 - 1.5))],
        Retention = 0.7 + random.NextDouble() * 0.29,
        ShortTerm = i % 2 == 0,
        Learning = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 3000))],
        Relearning = [.. Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(1, 3000))],
    };
}
