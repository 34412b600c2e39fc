namespace QuizBot.Core.Explain.Meaning;

/// <summary>How near the entries are to a question by meaning, by the entry's number.</summary>
/// <param name="near">Sentence by sentence: 1 for the same meaning, about 0 for none in common; null for an entry whose language the encoder does not know.</param>
/// <param name="said">Word by word, for the nearest: how well what the question says is said there, 0 to 1; 0 for the others.</param>
internal sealed class Nearness(float?[] near, float[] said)
{
    private readonly int[] order = [.. Enumerable.Range(0, near.Length).Where(entry => near[entry] is not null).OrderByDescending(entry => said[entry]).ThenByDescending(entry => near[entry])];

    public float? Of(int entry) => near[entry];

    public float Said(int entry) => said[entry];

    /// <summary>The nearest entries.</summary>
    public IEnumerable<int> First(int count) => order.Take(count);

    /// <summary>How near, sentence by sentence, the nearest entry is that is not one of these; 0 where there is none.</summary>
    public float BestBut(Predicate<int> isLeftOut) => order.Where(entry => !isLeftOut(entry)).Max(entry => near[entry]) ?? 0;

    /// <summary>The same, word by word.</summary>
    public float BestSaidBut(Predicate<int> isLeftOut) => Array.Find(order, entry => !isLeftOut(entry)) is var best && order.Length > 0 && !isLeftOut(best) ? said[best] : 0;
}
