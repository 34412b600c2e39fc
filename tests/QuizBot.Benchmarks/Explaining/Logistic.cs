namespace QuizBot.Benchmarks.Explaining;

/// <summary>Fits weights to examples, by Newton's method with a little pull towards zero.</summary>
internal static class Logistic
{
    private const int MostSteps = 200;
    private const double LargestStep = 1;
    private const double Pull = 1;
    private const double Enough = 1e-6;

    /// <summary>Weights that tell what is right from what is not (logistic regression).</summary>
    /// <returns>What every example starts with, then the weight of each trait.</returns>
    public static double[] Fit(IReadOnlyList<Example> examples, int traits) => Climb(traits + 1, pulled: 1, (weights, gradient, curvature) =>
    {
        foreach (var example in examples)
        {
            var likelihood = Likelihood(weights, example.Traits);
            for (var row = 0; row <= traits; row++)
            {
                gradient[row] += example.Counts * ((example.IsRight ? 1 : 0) - likelihood) * Trait(example, row);
                for (var column = 0; column <= row; column++)
                    curvature[row, column] += example.Counts * likelihood * (1 - likelihood) * Trait(example, row) * Trait(example, column);
            }
        }
    });

    /// <summary>Weights that put what is right in front of the others of its group (conditional logistic regression).</summary>
    /// <param name="groups">Each has at least one that is right.</param>
    /// <param name="traits">How many.</param>
    public static double[] FitOrder(IReadOnlyList<IReadOnlyList<Example>> groups, int traits) => Climb(traits, pulled: 0, (weights, gradient, curvature) =>
    {
        foreach (var group in groups)
        {
            double[] scores = [.. group.Select(example => Score(weights, example.Traits))];
            var top = scores.Max();
            double[] shares = [.. scores.Select(score => Math.Exp(score - top))];
            var sum = shares.Sum();
            var right = group.Zip(shares).Where(pair => pair.First.IsRight).Sum(pair => pair.Second);
            var mean = new double[traits];
            foreach (var (example, share) in group.Zip(shares))
            {
                for (var row = 0; row < traits; row++)
                {
                    mean[row] += share / sum * example.Traits[row];
                    gradient[row] += example.Counts * ((example.IsRight ? share / right : 0) - (share / sum)) * example.Traits[row];
                    for (var column = 0; column <= row; column++)
                        curvature[row, column] += example.Counts * share / sum * example.Traits[row] * example.Traits[column];
                }
            }

            for (var row = 0; row < traits; row++)
            {
                for (var column = 0; column <= row; column++)
                    curvature[row, column] -= group[0].Counts * mean[row] * mean[column];
            }
        }
    });

    public static double Likelihood(double[] weights, float[] traits) => 1 / (1 + Math.Exp(-weights[0] - Score(weights.AsSpan(1), traits)));

    public static double Score(ReadOnlySpan<double> weights, float[] traits)
    {
        double sum = 0;
        for (var trait = 0; trait < traits.Length; trait++)
            sum += weights[trait] * traits[trait];
        return sum;
    }

    private static double[] Climb(int size, int pulled, Action<double[], double[], double[,]> slope)
    {
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = new double[size];
            var curvature = new double[size, size];
            slope(weights, gradient, curvature);
            for (var row = 0; row < size; row++)
            {
                gradient[row] -= row < pulled ? 0 : Pull * weights[row];
                curvature[row, row] += row < pulled ? Enough : Pull;
            }

            var change = Solve(curvature, gradient);
            var largest = change.Max(Math.Abs);
            for (var row = 0; row < size; row++)
                weights[row] += change[row] * Math.Min(1, LargestStep / largest);
            if (largest < Enough)
                return weights;
        }

        throw new InvalidOperationException("The weights do not settle.");
    }

    private static double Trait(Example example, int row) => row == 0 ? 1 : example.Traits[row - 1];

    /// <summary>By Cholesky's decomposition; only the lower half of the matrix is read.</summary>
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var lower = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[row, column];
                for (var k = 0; k < column; k++)
                    sum -= lower[row, k] * lower[column, k];
                lower[row, column] = row == column ? Math.Sqrt(Math.Max(sum, Enough)) : sum / lower[column, column];
            }
        }

        var solved = (double[])right.Clone();
        for (var row = 0; row < size; row++)
        {
            for (var k = 0; k < row; k++)
                solved[row] -= lower[row, k] * solved[k];
            solved[row] /= lower[row, row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var k = row + 1; k < size; k++)
                solved[row] -= lower[k, row] * solved[k];
            solved[row] /= lower[row, row];
        }

        return solved;
    }
}

/// <summary>One thing that a question might have meant.</summary>
/// <param name="Traits">What speaks for it and against it.</param>
/// <param name="IsRight">Whether it was meant.</param>
/// <param name="Counts">How much it counts: 1 for most.</param>
internal sealed record Example(float[] Traits, bool IsRight, double Counts);
