namespace QuizBot.Core.Chat;

/// <summary>What the bot does about a turn, in order.</summary>
/// <param name="Kind">Where the view goes.</param>
/// <param name="View">What people see.</param>
public sealed record Reply(ReplyKind Kind, View View)
{
    /// <summary>
    /// The round that a posted card belongs to. An edge that has posted such a reply tells
    /// <see cref="IBot.PostedAsync"/> the message's id, so that the card can be edited later. Null for every other card.
    /// </summary>
    public string? Round { get; init; }

    /// <summary>The channel's id of the message to edit; set exactly where the kind is <see cref="ReplyKind.Edit"/>.</summary>
    public string? Message { get; init; }

    /// <summary>
    /// The thread to post in, or that the edited message is in: a <see cref="Turn.Thread"/>, or the id of a message to post below; empty
    /// for the room itself, outside of any thread; null for where the turn came from. Channels without threads leave it out.
    /// </summary>
    public string? Thread { get; init; }

    /// <summary>
    /// Draws the view when it is about to be sent, so that what many people change within seconds is counted once; null for
    /// <see cref="View"/>, which otherwise stands for it where nothing can be drawn.
    /// </summary>
    public Func<CancellationToken, Task<View>>? Newest { get; init; }

    /// <summary>What to send, as it is now.</summary>
    public async Task<View> DrawAsync(CancellationToken cancel) => Newest is null ? View : await Newest(cancel);
}

public enum ReplyKind
{
    /// <summary>A new message in the room (in the thread the turn came from).</summary>
    Post,

    /// <summary>Takes the place of the pressed card, for everyone who sees that message. Used in personal chat.</summary>
    Replace,

    /// <summary>Seen by the learner alone, wherever the turn came from: the Execute reply in Teams, ephemeral in Slack.</summary>
    Private,

    /// <summary>Takes the place of the message <see cref="Reply.Message"/> for everyone.</summary>
    Edit,
}
