using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams;

/// <summary>What <see cref="Turn.Address"/> holds: everything that is needed to speak in a room unasked, as JSON.</summary>
internal static class RoomAddress
{
    public static string Write(Route route)
    {
        var address = new JsonObject { ["service"] = route.Service.AbsoluteUri, ["kind"] = route.Kind.ToString() };
        if (route.BotId is not null)
            address["bot"] = route.BotId;
        return address.ToJsonString(TeamsJson.Options);
    }

    /// <summary>The way to a room; null if <paramref name="address"/> is none of ours.</summary>
    public static Route? Read(RoomId room, string address)
    {
        try
        {
            using var json = JsonDocument.Parse(address);
            var root = json.RootElement;
            return Uri.TryCreate(JsonText.Member(root, "service"), UriKind.Absolute, out var service)
                && Enum.TryParse(JsonText.Member(root, "kind"), out RoomKind kind)
                ? new Route(service, room.Workspace, room.Conversation, kind, JsonText.Member(root, "bot"), "", null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
