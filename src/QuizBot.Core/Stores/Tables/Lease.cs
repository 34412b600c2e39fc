namespace QuizBot.Core.Stores.Tables;

/// <summary>Which instance looks after a shard.</summary>
public sealed record Lease(string Instance);
