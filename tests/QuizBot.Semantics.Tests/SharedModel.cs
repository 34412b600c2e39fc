using QuizBot.Core.Explain;
using QuizBot.Core.Notes;

namespace QuizBot.Semantics.Tests;

/// <summary>Loaded once for all tests of a class.</summary>
public sealed class SharedModel : IDisposable
{
    private readonly Dictionary<object, Explainer> explainers = [];

    public MiniLmEncoder Encoder { get; } = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);

    /// <summary>A course whose texts are learned the first time that it is asked for.</summary>
    public Explainer Learned(object key, Func<Course> read)
    {
        if (!explainers.TryGetValue(key, out var explainer))
        {
            explainers[key] = explainer = new(read());
            explainer.Learn(Encoder, null, CancellationToken.None);
        }

        return explainer;
    }

    public void Dispose() => Encoder.Dispose();
}
