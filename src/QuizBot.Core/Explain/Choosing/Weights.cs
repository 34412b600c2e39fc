namespace QuizBot.Core.Explain.Choosing;

/// <summary>How much each trait speaks for an entry.</summary>
internal sealed class Weights
{
    private readonly float[] weights;
    private readonly float start;

    /// <param name="start">What speaks for an entry without any trait, mostly below 0.</param>
    /// <param name="weights">In the order of the traits.</param>
    public Weights(float start, float[] weights) => (this.start, this.weights) = (start, weights);

    /// <summary>What the traits add up to.</summary>
    public float Score(ReadOnlySpan<float> traits)
    {
        var sum = start;
        for (var trait = 0; trait < traits.Length; trait++)
            sum += weights[trait] * traits[trait];
        return sum;
    }

    /// <summary>How likely it is what the weights were fitted to, 0 to 1.</summary>
    public float Likelihood(ReadOnlySpan<float> traits) => 1 / (1 + MathF.Exp(-Score(traits)));
}
