using System.Text.Json.Nodes;

namespace QuizBot.Teams.Tests;

/// <summary>Activities as Teams sends them.</summary>
internal static class Activities
{
    public const string Bot = "28:11111111-2222-3333-4444-555555555555";
    public const string Person = "29:1aBcDeFgHiJ";
    public const string Tenant = "99999999-8888-7777-6666-555555555555";
    public const string Chat = "a:1personalchat";
    public const string Channel = "19:abcdef@thread.tacv2";

    private static int id = 1_795_000_000;

    public static JsonObject Message(string service, string text, string kind = "personal")
    {
        var conversation = kind switch { "personal" => Chat, "channel" => Channel + ";messageid=1795000000001", _ => "19:meeting@thread.v2" };
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = Interlocked.Increment(ref id).ToString(System.Globalization.CultureInfo.InvariantCulture) + "123",
            ["timestamp"] = "2026-11-22T21:00:00.123Z",
            ["localTimezone"] = "Europe/Berlin",
            ["serviceUrl"] = service,
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = Person, ["name"] = "Amara Okafor", ["aadObjectId"] = "0b0b0b0b-0000-0000-0000-000000000001" },
            ["conversation"] = new JsonObject { ["conversationType"] = kind, ["tenantId"] = Tenant, ["id"] = conversation },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "QuizBot" },
            ["textFormat"] = "plain",
            ["locale"] = "de-DE",
            ["text"] = text,
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>" + text + "</p>" }),
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "de-DE", ["country"] = "DE", ["platform"] = "Web", ["timezone"] = "Europe/Berlin" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        };
        if (kind != "personal")
            activity["conversation"]!["isGroup"] = true;
        return activity;
    }

    /// <summary>The text begins with a mention of the bot.</summary>
    public static JsonObject Mention(string service, string text, string kind = "channel")
    {
        var activity = Message(service, "<at>QuizBot</at> " + text, kind);
        activity["entities"]!.AsArray().Add((JsonNode)new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>QuizBot</at>",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "QuizBot" },
        });
        return activity;
    }

    public static JsonObject Execute(string service, string verb, JsonObject data, string kind = "personal", string card = "1795000000077")
    {
        var activity = Without(Message(service, "", kind), "text", "attachments");
        activity["type"] = "invoke";
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = card;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    public static JsonObject Submit(string service, JsonObject value, string kind = "personal", string card = "1795000000077")
    {
        var activity = Without(Message(service, "", kind), "text", "attachments");
        activity["replyToId"] = card;
        activity["value"] = value;
        return activity;
    }

    public static JsonObject Invoke(string service, string name, JsonObject value)
    {
        var activity = Without(Message(service, ""), "text", "attachments");
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }

    public static JsonObject Event(string service, string type, params (string Name, JsonNode Value)[] fields)
    {
        var activity = Without(Message(service, ""), "text", "attachments");
        activity["type"] = type;
        foreach (var (name, value) in fields)
            activity[name] = value;
        return activity;
    }

    public static JsonObject Without(JsonObject activity, params string[] names)
    {
        foreach (var name in names)
            activity.Remove(name);
        return activity;
    }
}
