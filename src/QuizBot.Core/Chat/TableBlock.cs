namespace QuizBot.Core.Chat;

/// <summary>Rows and columns, such as a leaderboard or two terms side by side. Each row has as many cells as there are headers.</summary>
public sealed record TableBlock(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : Block;
