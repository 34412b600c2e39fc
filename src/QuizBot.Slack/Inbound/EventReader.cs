using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Inbound;

/// <summary>Reads the <c>event_callback</c> envelope of the Events API.</summary>
internal static class EventReader
{
    /// <summary>Null for what the bot does not answer: other events, other bots, edits, and what has no proper shape.</summary>
    public static SlackDelivery? Read(JsonElement envelope)
    {
        if (envelope.At("event") is not { ValueKind: JsonValueKind.Object } happened)
            return null;
        var team = envelope.Id("team_id") ?? envelope.Id("context_team_id");
        if (Workspace.Of(team, envelope.Id("enterprise_id"), envelope.Id("api_app_id")) is not { } workspace)
            return null;
        return happened.Text("type") switch
        {
            "app_mention" => Said(envelope, happened, workspace),
            "message" when happened.Text("channel_type") == "im" => Said(envelope, happened, workspace),
            "app_home_opened" when happened.Text("tab") == "home" => Opened(envelope, happened, workspace),
            "member_joined_channel" => Arrived(envelope, happened, workspace),
            "channel_left" or "group_left" => Left(envelope, happened, workspace),
            "app_uninstalled" => Removed(envelope, workspace),
            "tokens_revoked" when happened.Items("tokens", "bot").Any() => Removed(envelope, workspace),
            _ => null,
        };
    }

    private static Ask? Said(JsonElement envelope, JsonElement message, Workspace workspace)
    {
        // Edits, joins, files and the like come as subtypes; what bots write, this one too, has a bot id.
        if (message.At("subtype") is not null || message.At("bot_id") is not null || message.At("edited") is not null)
            return null;
        if (message.Id("user") is not { } user || message.Id("channel") is not { } channel || message.Id("ts") is not { } time
            || message.Text("text") is not { } text)
            return null;
        return new Ask
        {
            Workspace = workspace,
            Id = $"said:{channel}:{time}",
            DeliveryId = envelope.Id("event_id"),
            User = user,
            Input = new Said(text),
            Channel = channel,
            Kind = Kind(channel, message.Text("channel_type")),
            Thread = message.Id("thread_ts"),
            Message = time,
        };
    }

    private static Ask? Opened(JsonElement envelope, JsonElement opened, Workspace workspace) =>
        opened.Id("user") is not { } user ? null : new Ask
        {
            Workspace = workspace,
            Id = $"opened:{user}:{opened.Id("event_ts") ?? envelope.Id("event_id")}",
            DeliveryId = envelope.Id("event_id"),
            User = user,
            Input = new HomeOpened(),
            Kind = RoomKind.Personal,
            Home = true,
        };

    private static Ask? Arrived(JsonElement envelope, JsonElement joined, Workspace workspace) =>
        joined.Id("user") is not { } user || joined.Id("channel") is not { } channel ? null : new Ask
        {
            Workspace = workspace,
            Id = $"joined:{channel}:{user}:{joined.Id("event_ts") ?? envelope.Id("event_id")}",
            DeliveryId = envelope.Id("event_id"),
            User = user,
            Input = new BotAdded(),
            Channel = channel,
            Kind = RoomKind.Channel,
        };

    private static Ask? Left(JsonElement envelope, JsonElement left, Workspace workspace) =>
        left.Id("channel") is not { } channel ? null : new Ask
        {
            Workspace = workspace,
            Id = $"left:{channel}:{left.Id("event_ts") ?? envelope.Id("event_id")}",
            DeliveryId = envelope.Id("event_id"),
            User = left.Id("actor_id") ?? "nobody",
            Input = new BotRemoved(),
            Channel = channel,
            Kind = RoomKind.Channel,
        };

    private static Removal? Removed(JsonElement envelope, Workspace workspace) =>
        envelope.Number("event_time") is { } seconds and > 0 and < 100_000_000_000
            ? new Removal(DateTimeOffset.FromUnixTimeSeconds(seconds)) { Workspace = workspace }
            : null;

    private static RoomKind Kind(string channel, string? type) => (type, channel[0]) switch
    {
        ("im", _) or (null, 'D') => RoomKind.Personal,
        ("mpim", _) => RoomKind.Group,
        _ => RoomKind.Channel,
    };
}
