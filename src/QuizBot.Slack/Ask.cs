using QuizBot.Core.Chat;
using QuizBot.Slack.Api;

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

    /// <summary>A dialog's blocks by the ids of their inputs, for what is wrong with one; empty outside of a dialog.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Where up to five answers may be posted within 30 minutes, without a token.</summary>
    public Uri? ResponseUrl { get; init; }
}

/// <summary>What one delivery from Slack asks for.</summary>
internal abstract record SlackDelivery
{
    /// <summary>Where the app is installed.</summary>
    public required Workspace Workspace { get; init; }
}

/// <summary>The app was uninstalled, or its token was taken back.</summary>
/// <param name="At">When. An installation made later than that is another one, and stays.</param>
internal sealed record Removal(DateTimeOffset At) : SlackDelivery;

/// <summary>What commands and buttons say about where they happened.</summary>
internal static class Places
{
    public static RoomKind Kind(string channel, string? name)
    {
        if (channel[0] == 'D' || name == "directmessage")
            return RoomKind.Personal;
        return name?.StartsWith("mpdm-", StringComparison.Ordinal) == true ? RoomKind.Group : RoomKind.Channel;
    }

    /// <summary>The response address where it is one of Slack's; never anywhere else.</summary>
    public static Uri? Hook(string? address, SlackOptions options) =>
        address is { Length: <= 2000 } && Uri.TryCreate(address, UriKind.Absolute, out var url) && options.IsHook(url) ? url : null;
}
