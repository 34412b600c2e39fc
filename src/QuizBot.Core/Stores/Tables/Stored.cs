namespace QuizBot.Core.Stores.Tables;

/// <summary>A value with the version it was read at.</summary>
/// <param name="Value">What the row holds, or a fresh value where there is no row yet.</param>
/// <param name="ETag">Null where there is no row yet.</param>
public sealed record Stored<T>(T Value, string? ETag)
{
    public Stored<T> With(T value) => new(value, ETag);
}
