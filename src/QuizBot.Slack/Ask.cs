using QuizBot.Core.Chat;

namespace QuizBot.Slack;

/// <summary>Something a person did that the bot answers.</summary>
internal sealed record Ask : SlackDelivery
{
    /// <summary>Made of what happened, not of how it was delivered: the same for every delivery of it.</summary>
    public required string Id { get; init; }

    /// <summary>Slack's id of this delivery; null where it gives none.</summary>
    public string? DeliveryId { get; init; }

    public required string User { get; init; }

    public required TurnInput Input { get; init; }

    /// <summary>Where to answer; null for the App Home and for shortcuts, which belong to no conversation.</summary>
    public string? Channel { get; init; }

    public required RoomKind Kind { get; init; }

    /// <summary>The thread it happened in; null outside of one.</summary>
    public string? Thread { get; init; }

    /// <summary>The message it happened on: what was written, or holds the pressed button. Null for commands.</summary>
    public string? Message { get; init; }

    /// <summary>True when only this person sees that message.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>True when it happened in the App Home.</summary>
    public bool Home { get; init; }

    /// <summary>Opens a dialog, once and for three seconds; null where none can be opened.</summary>
    public string? Trigger { get; init; }

    /// <summary>Where up to five answers may be posted within 30 minutes, without a token.</summary>
    public Uri? ResponseUrl { get; init; }
}
