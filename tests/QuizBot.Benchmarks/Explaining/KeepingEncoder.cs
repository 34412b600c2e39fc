using QuizBot.Core.Explain.Meaning;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>Passes on to an encoder what it was never asked before: fitting asks the same questions again and again.</summary>
internal sealed class KeepingEncoder(ISentenceEncoder inner, KeptVectors kept) : ISentenceEncoder
{
    public string Model => inner.Model;

    public int Size => inner.Size;

    public IReadOnlySet<string> Languages => inner.Languages;

    public Encoded Encode(string text)
    {
        if (kept.Find(text) is not { } vectors)
            kept.Add(text, vectors = SmallText.From(inner.Encode(text)));
        return new(Large(vectors.Sentence), [.. vectors.Pieces.Select(Large)]);
    }

    private static float[] Large(SmallVector vector) => [.. vector.Steps.Select(step => step * vector.Scale)];
}
