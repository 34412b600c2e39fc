namespace QuizBot.Core.Chat;

/// <summary>Someone pressed a button of a card.</summary>
/// <param name="Verb">The action's verb (<see cref="ViewAction.Verb"/>).</param>
/// <param name="Data">The action's data and the card's inputs by id. Several picked options come as their values joined by commas.</param>
/// <param name="Message">The channel's id of the message that holds the card; null where the channel does not say.</param>
public sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Data, string? Message) : TurnInput;
