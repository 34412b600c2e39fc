using QuizBot.Core.Chat;

namespace QuizBot.Slack;

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
        address is { Length: <= 2000 } && Uri.TryCreate(address, UriKind.Absolute, out Uri? url) && options.IsHook(url) ? url : null;
}
