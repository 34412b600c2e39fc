using QuizBot.Core.Chat;

namespace QuizBot.Teams;

/// <summary>An activity that was understood.</summary>
/// <param name="Turn">What the bot gets to see of it.</param>
/// <param name="Route">Where the answers go.</param>
internal sealed record Incoming(Turn Turn, Route Route);
