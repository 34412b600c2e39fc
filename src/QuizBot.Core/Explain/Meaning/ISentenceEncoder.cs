namespace QuizBot.Core.Explain.Meaning;

/// <summary>Turns sentences into vectors whose directions are near where the sentences mean the same. Safe for many threads.</summary>
public interface ISentenceEncoder
{
    /// <summary>What made the vectors; those of another model are not comparable. Can be part of a file's name.</summary>
    string Model { get; }

    /// <summary>How many numbers a vector has; a multiple of 64.</summary>
    int Size { get; }

    /// <summary>The languages it knows, by their English names.</summary>
    IReadOnlySet<string> Languages { get; }

    /// <param name="text">A sentence or a few; of a long one only the beginning counts.</param>
    Encoded Encode(string text);
}

/// <summary>What a text means.</summary>
/// <param name="Sentence">As a whole; of length 1.</param>
/// <param name="Pieces">Each word or piece of a word as it is meant in this text; of length 1.</param>
public sealed record Encoded(IReadOnlyList<float> Sentence, IReadOnlyList<IReadOnlyList<float>> Pieces);
