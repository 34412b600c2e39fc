namespace QuizBot.Core.Explain.Meaning;

/// <summary>What a text means, in a quarter of the room.</summary>
/// <param name="Sentence">As a whole.</param>
/// <param name="Pieces">Word by word.</param>
internal sealed record SmallText(SmallVector Sentence, SmallVector[] Pieces)
{
    public static SmallText From(Encoded encoded) => new(SmallVector.From(encoded.Sentence), [.. encoded.Pieces.Select(SmallVector.From)]);

    /// <summary>How near the nearest word of this is to one of another: nearly 1 for the same word in the same sense.</summary>
    public float Shares(SmallText other) =>
        Pieces.SelectMany(piece => other.Pieces.Select(there => piece.Cosine(there))).DefaultIfEmpty(0).Max();

    /// <summary>
    /// How well what this one says is said by another, word by word: the mean, over this one's words, of the nearest word there.
    /// </summary>
    public float SaidBy(SmallText other)
    {
        if (Pieces.Length == 0 || other.Pieces.Length == 0)
            return 0;
        float sum = 0;
        foreach (var piece in Pieces)
        {
            var nearest = -1f;
            foreach (var there in other.Pieces)
                nearest = Math.Max(nearest, piece.Cosine(there));
            sum += nearest;
        }

        return sum / Pieces.Length;
    }
}
