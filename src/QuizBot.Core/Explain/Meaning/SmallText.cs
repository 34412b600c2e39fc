namespace QuizBot.Core.Explain.Meaning;

/// <summary>What a text means, in a quarter of the room.</summary>
/// <param name="Sentence">As a whole.</param>
/// <param name="Pieces">Word by word.</param>
internal sealed record SmallText(SmallVector Sentence, SmallVector[] Pieces)
{
    public static SmallText From(Encoded encoded) => new(SmallVector.From(encoded.Sentence), [.. encoded.Pieces.Select(SmallVector.From)]);

    /// <summary>How near the nearest word of this is to one of another: nearly 1 for the same word in the same sense.</summary>
    public float Shares(SmallText other) => IsComparable(other) ? Pieces.Max(piece => Nearest(piece, other)) : 0;

    /// <summary>
    /// How well what this one says is said by another, word by word: the mean, over this one's words, of the nearest word there.
    /// </summary>
    public float SaidBy(SmallText other)
    {
        if (!IsComparable(other))
            return 0;
        float sum = 0;
        foreach (var piece in Pieces)
            sum += Nearest(piece, other);
        return sum / Pieces.Length;
    }

    private bool IsComparable(SmallText other) => Pieces.Length > 0 && other.Pieces.Length > 0;

    private static float Nearest(SmallVector piece, SmallText other)
    {
        var nearest = -1f;
        foreach (var there in other.Pieces)
            nearest = Math.Max(nearest, piece.Cosine(there));
        return nearest;
    }
}
