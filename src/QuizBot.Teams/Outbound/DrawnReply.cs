using QuizBot.Core.Chat;

namespace QuizBot.Teams.Outbound;

/// <summary>The reply that is the answer to an invoke, with its card drawn once, in JSON, for the answer and for the message it replaces.</summary>
internal sealed record DrawnReply(Reply Reply, byte[] Card);
