namespace QuizBot.Semantics.Tests;

/// <summary>Loaded once for all tests of a class.</summary>
public sealed class SharedModel : IDisposable
{
    public MiniLmEncoder Encoder { get; } = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);

    public void Dispose() => Encoder.Dispose();
}
