namespace QuizBot.Core.Chat;

/// <summary>
/// Someone looks something up without talking to the bot: types into a search box beside the composer, or asks about a colleague's message.
/// Answered by one private reply for each hit, the best first, with its title and its fallback as the line in the list; by none where
/// nothing is found. Changes nothing.
/// </summary>
/// <param name="Text">Words to look for, or a whole message that terms may be found in; empty to be shown what there is.</param>
public sealed record Searched(string Text) : TurnInput;
