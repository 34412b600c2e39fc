namespace QuizBot.Core.Memory;

/// <summary>The formulas of FSRS-6, term by term in ts-fsrs's order: another order rounds differently in the last place.</summary>
internal sealed class MemoryModel
{
    private const double LeastStability = 0.001;
    private const double MostStability = 36_500;

    private readonly double[] w;
    private readonly bool shortTerm;
    private readonly int maximumInterval;
    private readonly double decay;
    private readonly double factor;
    private readonly double intervalPerStability;

    public MemoryModel(FsrsParameters parameters)
    {
        w = [.. parameters.Weights];
        shortTerm = parameters.ShortTerm;
        maximumInterval = parameters.MaximumInterval;
        decay = -w[20];
        factor = Rounding.To8(Math.Exp(Math.Pow(decay, -1) * Math.Log(0.9)) - 1);
        intervalPerStability = Rounding.To8((Math.Pow(parameters.Retention, 1 / decay) - 1) / factor);
    }

    public double Recall(int days, double stability) => Rounding.To8(Math.Pow(1 + factor * days / stability, decay));

    /// <summary>Days until recall falls to the wanted retention.</summary>
    public int Interval(double stability) =>
        (int)Math.Min(Math.Max(1, Rounding.Nearest(stability * intervalPerStability)), maximumInterval);

    public (double Stability, double Difficulty) First(Grade grade) =>
        (Math.Max(w[(int)grade - 1], 0.1), Math.Clamp(FirstDifficulty(grade), 1, 10));

    public (double Stability, double Difficulty) Next(double stability, double difficulty, int days, Grade grade)
    {
        var next = (days, grade) switch
        {
            (0, _) when shortTerm => SameDay(stability, grade),
            (_, Grade.Again) => Forgotten(stability, difficulty, Recall(days, stability)),
            _ => Recalled(stability, difficulty, Recall(days, stability), grade),
        };
        return (next, NextDifficulty(difficulty, grade));
    }

    private double FirstDifficulty(Grade grade) => Rounding.To8(w[4] - Math.Exp(((int)grade - 1) * w[5]) + 1);

    private double NextDifficulty(double difficulty, Grade grade)
    {
        var change = Rounding.To8(-w[6] * ((int)grade - 3) * (10 - difficulty) / 9);
        var reverted = Rounding.To8(w[7] * FirstDifficulty(Grade.Easy) + (1 - w[7]) * (difficulty + change));
        return Math.Clamp(reverted, 1, 10);
    }

    private double SameDay(double s, Grade grade)
    {
        var growth = Math.Pow(s, -w[19]) * Math.Exp(w[17] * ((int)grade - 3 + w[18]));
        if (grade >= Grade.Hard)
            growth = Math.Max(growth, 1);
        return Bounded(s * growth);
    }

    private double Recalled(double s, double d, double recall, Grade grade)
    {
        var hard = grade == Grade.Hard ? w[15] : 1;
        var easy = grade == Grade.Easy ? w[16] : 1;
        return Bounded(s * (1 + Math.Exp(w[8]) * (11 - d) * Math.Pow(s, -w[9]) * (Math.Exp((1 - recall) * w[10]) - 1) * hard * easy));
    }

    private double Forgotten(double s, double d, double recall)
    {
        var forgotten = Bounded(w[11] * Math.Pow(d, -w[12]) * (Math.Pow(s + 1, w[13]) - 1) * Math.Exp((1 - recall) * w[14]));
        var sameDayLoss = shortTerm ? w[17] * w[18] : 0;
        return Math.Min(Math.Max(Rounding.To8(s / Math.Exp(sameDayLoss)), LeastStability), forgotten);
    }

    private static double Bounded(double stability) => Rounding.To8(Math.Clamp(stability, LeastStability, MostStability));
}
