using System.Numerics.Tensors;
using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using QuizBot.Core.Explain.Meaning;

namespace QuizBot.Semantics;

/// <summary>all-MiniLM-L6-v2 on the ONNX Runtime: English sentences as vectors of 384 numbers. Safe for many threads.</summary>
public sealed class MiniLmEncoder : ISentenceEncoder, IDisposable
{
    private const string ModelHash = "213FFF71E3D98B61AA04028AB965B506CA7F86A2119CD022A3D9D36D252E33C5";
    private const string WordsHash = "B49E80874C5EFBC7F4CDE245A812673B05EF1360CED56B8BC8C750EAEEF3FE0F";

    /// <summary>In pieces of words; what comes behind them hardly changes what a note or a question means, and costs time.</summary>
    internal const int MostTokens = 96;

    private readonly InferenceSession session;
    private readonly BertTokenizer tokenizer;
    private readonly RunOptions run = new();
    private volatile bool isDisposed;

    private MiniLmEncoder(string folder, SessionOptions options)
    {
        tokenizer = BertTokenizer.Create(Path.Combine(folder, "vocab.txt"));
        session = new(Path.Combine(folder, "model.onnx"), options);
    }

    /// <summary>Where the model is put when the program is built.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "model");

    /// <inheritdoc/>
    public string Model => $"all-MiniLM-L6-v2-{ModelHash[..8]}";

    /// <inheritdoc/>
    public int Size => 384;

    /// <inheritdoc/>
    public IReadOnlySet<string> Languages { get; } = new HashSet<string> { "English" };

    /// <param name="folder">Has model.onnx and vocab.txt.</param>
    /// <exception cref="InvalidOperationException">The model cannot be used; the message says why, and how to mend it.</exception>
    public static MiniLmEncoder Load(string folder)
    {
        try
        {
            Check(Path.Combine(folder, "model.onnx"), ModelHash);
            Check(Path.Combine(folder, "vocab.txt"), WordsHash);
            LargeBlocks.GiveBack();

            // The runtime would tell its makers how it is used.
            OrtEnv.Instance().DisableTelemetryEvents();
            using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, EnableCpuMemArena = false };
            return new(folder, options);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            throw new InvalidOperationException(
                $"The model in {folder} cannot be read: {e.Message} Build QuizBot again, or set Explain:Model to None.", e);
        }
        catch (Exception e) when (
            e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new InvalidOperationException(
                "The ONNX Runtime does not run on this machine. Publish QuizBot for this platform (dotnet publish -r), "
                + "or set Explain:Model to None.", e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">It is no more; the runtime itself would take the whole process down.</exception>
    public Encoded Encode(string text)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        long[] ids = [.. tokenizer.EncodeToIds(text, MostTokens, out _, out _).Select(id => (long)id)];
        var mask = new long[ids.Length];
        Array.Fill(mask, 1);
        using var words = OrtValue.CreateTensorValueFromMemory(ids, [1, ids.Length]);
        using var masks = OrtValue.CreateTensorValueFromMemory(mask, [1, ids.Length]);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], [1, ids.Length]);
        using var outputs = session.Run(
            run, ["input_ids", "attention_mask", "token_type_ids"], [words, masks, types], ["last_hidden_state"]);
        return Split(outputs[0].GetTensorDataAsSpan<float>(), ids.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        run.Dispose();
        session.Dispose();
    }

    /// <summary>
    /// The mean of all pieces for the sentence; the first and the last piece stand for its start and end, and for no word.
    /// </summary>
    private Encoded Split(ReadOnlySpan<float> output, int count)
    {
        var sentence = new float[Size];
        var pieces = new float[Math.Max(0, count - 2)][];
        for (var at = 0; at < count; at++)
        {
            var piece = output.Slice(at * Size, Size);
            TensorPrimitives.Add(sentence, piece, sentence);
            if (at > 0 && at <= pieces.Length)
                pieces[at - 1] = OfLengthOne(piece);
        }

        return new(OfLengthOne(sentence), pieces);
    }

    private static float[] OfLengthOne(ReadOnlySpan<float> vector)
    {
        var scaled = new float[vector.Length];
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), scaled);
        return scaled;
    }

    private static void Check(string file, string hash)
    {
        using var stream = File.OpenRead(file);
        if (Convert.ToHexString(SHA256.HashData(stream)) != hash)
            throw new IOException($"{file} is cut off or another model.");
    }
}
