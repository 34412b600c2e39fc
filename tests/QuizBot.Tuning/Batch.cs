using static TorchSharp.torch;

namespace QuizBot.Tuning;

/// <summary>Some texts, encoded.</summary>
/// <param name="Sentences">A row of length 1 for each.</param>
/// <param name="Pieces">The same for each piece of each.</param>
/// <param name="Words">1 for a piece of a word, 0 for start, end and filling.</param>
internal sealed record Batch(Tensor Sentences, Tensor Pieces, Tensor Words)
{
    /// <summary>How near each of these is to each other one, sentence by sentence.</summary>
    public Tensor Near(Batch others) => Sentences.matmul(others.Sentences.t());

    /// <summary>How well what each of these says is said by each other one, word by word: as <c>SmallText.SaidBy</c>.</summary>
    public Tensor SaidBy(Batch others)
    {
        long[] size = [.. Pieces.shape], other = [.. others.Pieces.shape];
        var all = Pieces.reshape(-1, Network.Size).matmul(others.Pieces.reshape(-1, Network.Size).t()).reshape(size[0], size[1], other[0], other[1]);
        var nearest = (all + ((others.Words - 1) * 2).reshape(1, 1, other[0], other[1])).amax([3]);
        return (nearest * Words.unsqueeze(2)).sum(1) / Words.sum(1, keepdim: true).clamp_min(1);
    }
}
