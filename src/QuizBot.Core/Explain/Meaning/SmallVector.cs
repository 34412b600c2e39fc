using System.Numerics;

namespace QuizBot.Core.Explain.Meaning;

/// <summary>A direction in a quarter of the room: each number is one byte.</summary>
/// <param name="Scale">What a step of one stands for.</param>
/// <param name="Steps">The numbers, -127 to 127.</param>
internal readonly record struct SmallVector(float Scale, sbyte[] Steps)
{
    private const float Most = 127;

    /// <summary>How far from 1 the length of a vector may be that was kept well.</summary>
    private const float Tolerance = 0.05f;

    /// <param name="vector">Of length 1.</param>
    public static SmallVector From(IReadOnlyList<float> vector)
    {
        var scale = vector.Max(MathF.Abs) / Most;
        return new(scale, [.. vector.Select(number => (sbyte)MathF.Round(number / scale))]);
    }

    /// <summary>False for bytes that are no direction: a file may hold anything.</summary>
    public bool IsSound => float.IsFinite(Scale) && MathF.Abs(Cosine(this) - 1) < Tolerance;

    /// <summary>The cosine of the angle to another vector of the same size: 1 for the same direction.</summary>
    public float Cosine(SmallVector other)
    {
        var sum = Vector<int>.Zero;
        for (var at = 0; at < Steps.Length; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(Steps, at), out var low, out var high);
            Vector.Widen(new Vector<sbyte>(other.Steps, at), out var otherLow, out var otherHigh);

            // Two products of at most 127 times 127 fit into 16 bits.
            Vector.Widen((low * otherLow) + (high * otherHigh), out var first, out var second);
            sum += first + second;
        }

        return Scale * other.Scale * Vector.Sum(sum);
    }
}
