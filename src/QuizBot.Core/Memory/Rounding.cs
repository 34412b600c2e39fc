namespace QuizBot.Core.Memory;

/// <summary>JavaScript's rounding, which ts-fsrs relies on: .NET's own rounds halves to even and scales before it rounds.</summary>
internal static class Rounding
{
    private const double Scale = 1e8;

    /// <summary>Math.round: halves go up, also below zero.</summary>
    public static double Nearest(double x)
    {
        double floor = Math.Floor(x);
        return x - floor >= 0.5 ? floor + 1 : floor;
    }

    /// <summary>Eight decimals as Math.round(x * 1e8) / 1e8.</summary>
    public static double To8(double x) => Nearest(x * Scale) / Scale;

    /// <summary>Eight decimals as toFixed(8), which rounds the exact value: 0 to 90,000,000.</summary>
    public static double Fixed8(double x)
    {
        double product = x * Scale;
        double lost = Math.FusedMultiplyAdd(x, Scale, -product);
        double floor = Math.Floor(product);
        return (product - floor - 0.5 + lost >= 0 ? floor + 1 : floor) / Scale;
    }
}
