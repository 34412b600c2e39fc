namespace QuizBot.Core.Stores;

/// <summary>Which instance looks after a shard.</summary>
public sealed record Lease(string Instance);
