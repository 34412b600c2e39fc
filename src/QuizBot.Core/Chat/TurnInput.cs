namespace QuizBot.Core.Chat;

/// <summary>What happened in a <see cref="Turn"/>.</summary>
public abstract record TurnInput;

/// <summary>Someone wrote to the bot; the mention of the bot is already removed.</summary>
public sealed record Said(string Text) : TurnInput
{
    /// <summary>Most people of one message that an edge looks at.</summary>
    public const int MostMentions = 4;

    /// <summary>Whom it mentions besides the bot, in order.</summary>
    public IReadOnlyList<MentionedPerson> Mentions { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(Said? other) => other is not null && Text == other.Text && Mentions.SequenceEqual(other.Mentions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Mentions.Count);
}

/// <summary>Somebody whom a message mentions.</summary>
/// <param name="Learner">Who.</param>
/// <param name="Name">What the channel calls them; may be empty.</param>
/// <param name="Kind">What else the channel says about them.</param>
public sealed record MentionedPerson(LearnerId Learner, string Name, PersonKind Kind = PersonKind.Member);

/// <summary>Who somebody is to the workspace of a turn.</summary>
public enum PersonKind
{
    Member,

    /// <summary>A program.</summary>
    Bot,

    /// <summary>Somebody of another workspace, whom the bot does not know.</summary>
    Stranger,

    /// <summary>Somebody who was here, and is not any more.</summary>
    Gone,
}

/// <summary>Someone pressed a button of a card.</summary>
/// <param name="Verb">The action's verb (<see cref="ViewAction.Verb"/>).</param>
/// <param name="Data">The action's data and the card's inputs by id. Several picked options come as their values joined by commas.</param>
/// <param name="Message">The channel's id of the message that holds the card; null where the channel does not say.</param>
public sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Data, string? Message) : TurnInput;

/// <summary>
/// Someone looks something up without talking to the bot: types into a search box beside the composer, or asks about a colleague's message.
/// Answered by one private reply for each hit, the best first, with its title and its fallback as the line in the list; by none where
/// nothing is found. Changes nothing.
/// </summary>
/// <param name="Text">Words to look for, or a whole message that terms may be found in; empty to be shown what there is.</param>
public sealed record Searched(string Text) : TurnInput;

/// <summary>Someone says whether a message of the bot was good, by buttons of the channel's own. Answered by no reply.</summary>
/// <param name="Good">Thumbs up or down.</param>
/// <param name="Text">What they wrote about it; empty for nothing.</param>
/// <param name="Message">The channel's id of the message; null where the channel does not say.</param>
public sealed record Rated(bool Good, string Text, string? Message) : TurnInput;

/// <summary>Someone opened the bot's own page, such as Slack's App Home. The first reply's view is shown there.</summary>
public sealed record HomeOpened : TurnInput;

/// <summary>The bot was added to the room.</summary>
public sealed record BotAdded : TurnInput;

/// <summary>The bot was removed from the room, or the app from the workspace.</summary>
public sealed record BotRemoved : TurnInput
{
    /// <summary>True where the app was uninstalled there, not only taken out of a conversation.</summary>
    public bool Uninstalled { get; init; }
}
