using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Text;

namespace QuizBot.Core.Tests.Explain;

/// <summary>A stand-in for a sentence encoder: words of one meaning, as a test lists them, have one direction. Counts what it is asked.</summary>
internal sealed class WordEncoder(params string[][] meanings) : ISentenceEncoder
{
    private int asked;

    public int Asked => asked;

    public string Model => "words";

    public int Size => 256;

    public IReadOnlySet<string> Languages { get; } = new HashSet<string> { "English" };

    public Encoded Encode(string text)
    {
        Interlocked.Increment(ref asked);
        float[][] pieces = [.. Words.Of(text).Select(word => Direction(Array.Find(meanings, same => same.Contains(word.Text))?[0] ?? word.Text))];
        var sentence = new float[Size];
        foreach (var piece in pieces)
            for (var at = 0; at < Size; at++)
                sentence[at] += piece[at];
        var length = MathF.Sqrt(sentence.Sum(number => number * number));
        return new([.. sentence.Select(number => length == 0 ? 1 / MathF.Sqrt(Size) : number / length)], pieces);
    }

    private float[] Direction(string word)
    {
        var direction = new float[Size];
        var random = new Random((int)StableShuffle.Hash(word));
        for (var at = 0; at < Size; at++)
            direction[at] = (random.Next(2) == 0 ? 1 : -1) / MathF.Sqrt(Size);
        return direction;
    }
}
