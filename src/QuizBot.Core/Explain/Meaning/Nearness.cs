namespace QuizBot.Core.Explain.Meaning;

/// <summary>How near the entries are to a question by meaning, by the entry's number.</summary>
internal sealed class Nearness
{
    /// <summary>Keeps a course of one entry from standing out endlessly.</summary>
    private const float Least = 0.0025f;

    private readonly float?[] near;
    private readonly float[] said;
    private readonly Func<int, float> called;
    private readonly Func<int, float> shares;
    private readonly Predicate<int> isDescribed;
    private readonly int[] order;
    private readonly float mean;
    private readonly float spread;

    /// <param name="near">Sentence by sentence: 1 for the same meaning, about 0 for none in common; null for an entry whose language the
    /// encoder does not know.</param>
    /// <param name="said">Word by word, for the nearest: how well what the question says is said there, 0 to 1; 0 for the others.</param>
    /// <param name="called">Finds how near what an entry is called is to it; for a few entries only.</param>
    /// <param name="shares">Finds how near the nearest word of it is to one of its text; for a few entries only.</param>
    /// <param name="isDescribed">True for an entry with situations in other words than the note's.</param>
    /// <param name="elsewhere">How near it is to what people say about everything else in life.</param>
    public Nearness(
        float?[] near, float[] said, Func<int, float> called, Func<int, float> shares, Predicate<int> isDescribed, float elsewhere)
    {
        Elsewhere = elsewhere;
        this.near = near;
        this.said = said;
        this.called = called;
        this.shares = shares;
        this.isDescribed = isDescribed;
        order = [.. Enumerable.Range(0, near.Length)
            .Where(entry => near[entry] is not null)
            .OrderByDescending(entry => said[entry])
            .ThenByDescending(entry => near[entry])];
        float[] known = [.. order.Select(entry => near[entry]!.Value)];
        mean = known.Length == 0 ? 0 : known.Average();
        spread = known.Length == 0 ? 1 : MathF.Sqrt(known.Average(value => (value - mean) * (value - mean)) + Least);
    }

    public float Elsewhere { get; }

    public float? Of(int entry) => near[entry];

    public float Said(int entry) => said[entry];

    /// <summary>How near the nearest name of an entry is: 1 for the same meaning.</summary>
    public float Called(int entry) => called(entry);

    /// <summary>How near the nearest word is to one of its text: a wedding's veil is another than a beekeeper's.</summary>
    public float Shares(int entry) => shares(entry);

    /// <summary>True where situations say of it what the note says, in other words: it is nearer to whatever is like them.</summary>
    public bool IsDescribed(int entry) => isDescribed(entry);

    /// <summary>How far an entry stands out from all others, as a multiple of how they usually differ.</summary>
    public float Outstanding(int entry) => ((near[entry] ?? mean) - mean) / spread;

    /// <summary>The nearest entries.</summary>
    public IEnumerable<int> First(int count) => order.Take(count);

    /// <summary>How near, sentence by sentence, the nearest entry is that is not one of these; 0 where there is none.</summary>
    public float BestBut(Predicate<int> isLeftOut) => order.Where(entry => !isLeftOut(entry)).Max(entry => near[entry]) ?? 0;
}
