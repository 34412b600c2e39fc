namespace QuizBot.Core.Stores;

/// <summary>One stored row.</summary>
/// <param name="Row">The row key.</param>
/// <param name="Body">A JSON document of at most <see cref="StoreLimits.BodyLength"/> characters.</param>
/// <param name="ETag">Opaque version of the row; changes with every write and never returns, not even after a delete.</param>
public sealed record Entity(string Row, string Body, string ETag);
