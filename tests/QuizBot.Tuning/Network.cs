using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace QuizBot.Tuning;

/// <summary>
/// all-MiniLM-L6-v2 once more, as a network that can learn: a Bert of six layers. Of its 22 million numbers it learns the biases and norms, and for each
/// matrix a change of low rank (Hu et al., LoRA, 2021): a fiftieth, which goes as far as all of them do and forgets little.
/// </summary>
internal sealed class Network
{
    public const int Size = 384;
    private const int Layers = 6;
    private const int Heads = 12;
    private const int Rank = 8;
    private const double FirstScale = 0.1;
    private const double Hidden = -10_000;
    private const double Least = 1e-12;
    private const uint HalfAStep = 1 << 15;

    /// <summary>They have numbers for names in the file, in the order in which they are used.</summary>
    private static readonly string[] Matrices = ["query", "key", "value", "attention", "inner", "output"];

    private readonly Dictionary<string, Tensor> weights = [];

    /// <summary>What is added to a vector; and to a matrix, the second times the first.</summary>
    private readonly Dictionary<string, Parameter> vectors = [];
    private readonly Dictionary<string, (Parameter Left, Parameter Right)> matrices = [];

    public Network(Stream model)
    {
        foreach (var (name, shape, numbers) in OnnxWeights.Read(model))
        {
            var key = char.IsDigit(name[0]) ? $"{matrices.Count / Matrices.Length}.{Matrices[matrices.Count % Matrices.Length]}" : name;
            weights[key] = tensor(numbers).reshape(shape);
            if (shape.Length == 1)
                vectors[key] = new(zeros(shape));
            else if (key != name)
                matrices[key] = (new(randn(shape[0], Rank) * FirstScale), new(zeros(Rank, shape[1])));
        }
    }

    public IEnumerable<Parameter> Vectors => vectors.Values;

    public IEnumerable<Parameter> Changes => matrices.Values.SelectMany(change => new[] { change.Left, change.Right });

    /// <param name="texts">As the numbers of their pieces, the first and the last of which stand for start and end.</param>
    public Batch Encode(IReadOnlyList<int[]> texts)
    {
        int count = texts.Count, longest = texts.Max(text => text.Length);
        var pieces = new long[count * longest];
        float[] there = new float[pieces.Length], words = new float[pieces.Length];
        foreach (var (row, text) in texts.Index())
        {
            text.Select(piece => (long)piece).ToArray().CopyTo(pieces, row * longest);
            there.AsSpan(row * longest, text.Length).Fill(1);
            words.AsSpan((row * longest) + 1, text.Length - 2).Fill(1);
        }

        var mask = tensor(there).reshape(count, longest);
        var hidden = ((1 - mask) * Hidden).reshape(count, 1, 1, longest);
        var state = Norm("embeddings", weights["embeddings.word_embeddings.weight"].index_select(0, tensor(pieces)).reshape(count, longest, Size)
            + weights["embeddings.position_embeddings.weight"].narrow(0, 0, longest) + weights["embeddings.token_type_embeddings.weight"].narrow(0, 0, 1));
        for (var layer = 0; layer < Layers; layer++)
        {
            var at = $"encoder.layer.{layer}";
            Tensor Mul(Tensor by, string matrix, string bias) => by.matmul(Matrix($"{layer}.{matrix}")) + Vector($"{at}.{bias}.bias");
            Tensor Split(string matrix) => Mul(state, matrix, $"attention.self.{matrix}").reshape(count, longest, Heads, Size / Heads).transpose(1, 2);
            var looks = softmax((Split("query").matmul(Split("key").transpose(-1, -2)) / Math.Sqrt(Size / Heads)) + hidden, -1);
            var seen = looks.matmul(Split("value")).transpose(1, 2).reshape(count, longest, Size);
            state = Norm($"{at}.attention.output", Mul(seen, "attention", "attention.output.dense") + state);
            state = Norm($"{at}.output", Mul(gelu(Mul(state, "inner", "intermediate.dense")), "output", "output.dense") + state);
        }

        return new(normalize((state * mask.unsqueeze(2)).sum(1), dim: -1), normalize(state, dim: -1), tensor(words).reshape(count, longest));
    }

    /// <summary>As <c>TakeModel</c> adds it: of each float the upper half.</summary>
    public void Write(string file)
    {
        using BinaryWriter writer = new(File.Create(file));
        foreach (var number in Vectors.Concat(Changes).SelectMany(learned => learned.data<float>()))
            writer.Write((ushort)((BitConverter.SingleToUInt32Bits(number) + HalfAStep) >> 16));
    }

    private Tensor Vector(string name) => weights[name] + vectors[name];

    private Tensor Matrix(string name) => weights[name] + matrices[name].Left.matmul(matrices[name].Right);

    private Tensor Norm(string name, Tensor of) => layer_norm(of, [Size], Vector($"{name}.LayerNorm.weight"), Vector($"{name}.LayerNorm.bias"), Least);
}
