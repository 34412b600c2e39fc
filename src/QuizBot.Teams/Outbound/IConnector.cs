namespace QuizBot.Teams.Outbound;

/// <summary>
/// What is said in Teams, by whichever adapter. Each call waits for its turn and is tried again where that may help
/// (<see cref="ConnectorCalls"/>). Never throws for what Teams answers; says in one word what became of it.
/// </summary>
internal interface IConnector
{
    /// <summary>Says something new in the route's conversation, or answers the route's message.</summary>
    Task<SendResult> PostAsync(Route route, OutgoingMessage message, CancellationToken cancel);

    /// <summary>Puts a message in the place of an earlier one.</summary>
    Task<SendResult> UpdateAsync(Route route, string id, OutgoingMessage message, CancellationToken cancel);

    /// <summary>Opens the bot's own conversation with a person, or finds the one there is; the result's id is the conversation.</summary>
    Task<SendResult> OpenPersonalAsync(Route route, string user, CancellationToken cancel);
}
