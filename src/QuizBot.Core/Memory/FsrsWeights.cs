namespace QuizBot.Core.Memory;

/// <summary>The weights of FSRS-6: the published ones, and how given ones are brought to 21 within their ranges.</summary>
internal static class FsrsWeights
{
    public static IReadOnlyList<double> Published { get; } =
    [
        0.212, 1.2931, 2.3065, 8.2956,
        6.4133, 0.8334, 3.0194, 0.001,
        1.8722, 0.1666, 0.796,
        1.4835, 0.0614, 0.2629, 1.6483,
        0.6014, 1.8729,
        0.5425, 0.0912, 0.0658,
        0.1542,
    ];

    private static readonly (double Low, double High)[] Ranges =
    [
        (0.001, 100), (0.001, 100), (0.001, 100), (0.001, 100),
        (1, 10), (0.001, 4), (0.001, 4), (0.001, 0.75),
        (0, 4.5), (0, 0.8), (0.001, 3.5),
        (0.001, 5), (0.001, 0.25), (0.001, 0.9), (0, 4),
        (0, 1), (1, 6),
        (0, 2), (0, 2), (0.01, 0.8),
        (0.1, 0.8),
    ];

    public static IReadOnlyList<double> Fit(IReadOnlyList<double> weights, int relearningSteps, bool shortTerm)
    {
        if (!weights.All(double.IsFinite))
            throw new ArgumentException("Every weight is a finite number.", nameof(weights));
        double[] w = weights.Count switch
        {
            21 => [.. weights],
            19 => [.. weights, 0, 0.5],
            17 => [.. Upgrade(Clamp([.. weights], relearningSteps, shortTerm)), 0, 0, 0, 0.5],
            _ => throw new ArgumentException(
                $"FSRS-6 has 21 weights (FSRS-5 has 19, FSRS-4.5 has 17), not {weights.Count}.", nameof(weights)),
        };
        return Clamp(w, relearningSteps, shortTerm);
    }

    /// <summary>FSRS-4.5 measured difficulty on another scale.</summary>
    private static double[] Upgrade(double[] w)
    {
        w[4] = Rounding.Fixed8(w[5] * 2 + w[4]);
        w[5] = Rounding.Fixed8(Math.Log(w[5] * 3 + 1) / 3);
        w[6] = Rounding.Fixed8(w[6] + 0.5);
        return w;
    }

    private static double[] Clamp(double[] w, int relearningSteps, bool shortTerm)
    {
        for (var i = 0; i < w.Length; i++)
        {
            (var low, var high) = i switch
            {
                17 or 18 => (0, SameDayCeiling(w, relearningSteps)),
                19 when !shortTerm => (0, 0.8),
                _ => Ranges[i],
            };
            w[i] = Math.Clamp(w[i], low, high);
        }
        return w;
    }

    /// <summary>With several relearning steps, forgetting and passing all of them must not leave a card stronger than it was.</summary>
    private static double SameDayCeiling(double[] w, int relearningSteps)
    {
        if (relearningSteps <= 1)
            return Ranges[17].High;
        var room = -(Math.Log(w[11]) + Math.Log(Math.Pow(2, w[13]) - 1) + w[14] * 0.3) / relearningSteps;
        return Math.Clamp(Rounding.To8(Math.Sqrt(Math.Max(room, 0))), 0.01, Ranges[17].High);
    }
}
