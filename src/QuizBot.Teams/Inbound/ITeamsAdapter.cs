namespace QuizBot.Teams.Inbound;

/// <summary>
/// Answers what the door let in and understood. There are two: QuizBot's own protocol code (<see cref="DirectAdapter"/>) and the Bot
/// Framework SDK (QuizBot.BotFramework). Which one it is changes how things are sent, and never what an activity means.
/// </summary>
internal interface ITeamsAdapter
{
    /// <summary>Finishes what it began also when the caller hangs up: a second delivery may be waiting for the same answer.</summary>
    Task<InvokeAnswer> AnswerAsync(Incoming incoming);
}
