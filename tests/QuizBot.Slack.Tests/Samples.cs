using System.Text.Json.Nodes;

namespace QuizBot.Slack.Tests;

/// <summary>Payloads as Slack's documentation describes them, with ids of the tests.</summary>
internal static class Samples
{
    public const string Bot = "UBOT";

    private static int count;

    public static JsonObject Event(JsonObject happened, string? id = null, string team = "T1", long? at = null) => new()
    {
        ["token"] = "old-verification-token",
        ["team_id"] = team,
        ["api_app_id"] = "A1",
        ["event"] = happened,
        ["type"] = "event_callback",
        ["event_id"] = id ?? $"Ev{Interlocked.Increment(ref count)}",
        ["event_time"] = at ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject { ["team_id"] = team, ["user_id"] = Bot, ["is_bot"] = true, ["is_enterprise_install"] = false }),
    };

    public static JsonObject Mention(string text, string channel = "C1", string? thread = null, string? ts = null, string user = "U1")
    {
        var mention = new JsonObject { ["type"] = "app_mention", ["user"] = user, ["text"] = text, ["ts"] = ts ?? Time(), ["channel"] = channel, ["event_ts"] = ts ?? Time() };
        if (thread is not null)
            mention["thread_ts"] = thread;
        return mention;
    }

    public static JsonObject Direct(string text, string user = "U1", string? ts = null) => new()
    {
        ["type"] = "message",
        ["channel_type"] = "im",
        ["channel"] = "D" + user,
        ["user"] = user,
        ["text"] = text,
        ["ts"] = ts ?? Time(),
    };

    public static JsonObject Press(
        string actionId,
        string value,
        string channel = "C1",
        string message = "1600000000.000001",
        bool ephemeral = false,
        JsonObject? state = null,
        string? hook = null,
        string user = "U1",
        string team = "T1") => new()
        {
            ["type"] = "block_actions",
            ["api_app_id"] = "A1",
            ["user"] = new JsonObject { ["id"] = user, ["username"] = "ann", ["team_id"] = team },
            ["team"] = new JsonObject { ["id"] = team, ["domain"] = "one" },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message, ["channel_id"] = channel, ["is_ephemeral"] = ephemeral },
            ["channel"] = new JsonObject { ["id"] = channel, ["name"] = channel[0] == 'D' ? "directmessage" : "general" },
            ["state"] = new JsonObject { ["values"] = state ?? [] },
            ["trigger_id"] = Guid.NewGuid().ToString("N"),
            ["response_url"] = hook,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = actionId, ["block_id"] = "b", ["value"] = value, ["action_ts"] = Time() }),
        };

    public static JsonObject HomeOpened(string user = "U1") =>
        new() { ["type"] = "app_home_opened", ["user"] = user, ["channel"] = "D" + user, ["tab"] = "home", ["event_ts"] = Time() };

    public static JsonObject HomePress(string actionId, string value, string user = "U1", string? trigger = null) => new()
    {
        ["type"] = "block_actions",
        ["api_app_id"] = "A1",
        ["user"] = new JsonObject { ["id"] = user, ["team_id"] = "T1" },
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["container"] = new JsonObject { ["type"] = "view", ["view_id"] = "V1" },
        ["view"] = new JsonObject { ["id"] = "V1", ["type"] = "home", ["state"] = new JsonObject { ["values"] = new JsonObject() } },
        ["trigger_id"] = trigger ?? Guid.NewGuid().ToString("N"),
        ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = actionId, ["block_id"] = "b", ["value"] = value, ["action_ts"] = Time() }),
    };

    /// <summary>What Slack keeps of a card's inputs: what was there at first, or <paramref name="values"/>; null for what was emptied.</summary>
    public static JsonObject State(JsonArray blocks, Dictionary<string, string?> values)
    {
        var state = new JsonObject();
        foreach (var input in blocks.Select(block => block!).Where(block => (string?)block["type"] == "input"))
        {
            var id = (string)input["element"]!["action_id"]!;
            var value = values.TryGetValue(id, out var entered) ? entered : Initial(input["element"]!);
            state[(string)input["block_id"]!] = new JsonObject { [id] = Entered((string)input["element"]!["type"]!, value) };
        }

        return state;
    }

    /// <summary>What Slack keeps where everything is filled in: by its first choice, or with a word.</summary>
    public static JsonObject Filled(JsonArray blocks)
    {
        var state = new JsonObject();
        foreach (var input in blocks.Select(block => block!).Where(block => (string?)block["type"] == "input"))
        {
            var element = input["element"]!;
            var value = new JsonObject { ["type"] = (string)element["type"]! };
            var option = element["options"]?[0]?.DeepClone();
            if (option is null)
                value["value"] = "glue";
            else if ((string)element["type"]! is "checkboxes" or "multi_static_select")
                value["selected_options"] = new JsonArray(option);
            else
                value["selected_option"] = option;
            state[(string)input["block_id"]!] = new JsonObject { [(string)element["action_id"]!] = value };
        }

        return state;
    }

    /// <summary>What stands in an input at first, several picks with commas between them.</summary>
    public static string? Initial(JsonNode element) =>
        element["initial_options"] is JsonArray picked ? string.Join(',', picked.Select(option => (string)option!["value"]!))
        : (string?)(element["initial_option"]?["value"] ?? element["initial_time"] ?? element["initial_value"]);

    private static JsonObject Entered(string type, string? value) => new()
    {
        ["type"] = type,
        [type switch { "timepicker" => "selected_time", "static_select" or "radio_buttons" => "selected_option", "checkboxes" => "selected_options", _ => "value" }] = type switch
        {
            "static_select" or "radio_buttons" => value is null ? null : Option(value),
            "checkboxes" => new JsonArray([.. (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Option)]),
            _ => value,
        },
    };

    private static JsonObject Option(string value) => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = value }, ["value"] = value };

    /// <summary>A dialog saved with <paramref name="values"/>.</summary>
    public static JsonObject Submission(JsonObject dialog, Dictionary<string, string?> values, string user = "U1")
    {
        var state = State(dialog["blocks"]!.AsArray(), values);
        return new()
        {
            ["type"] = "view_submission",
            ["api_app_id"] = "A1",
            ["user"] = new JsonObject { ["id"] = user, ["team_id"] = "T1" },
            ["team"] = new JsonObject { ["id"] = "T1" },
            ["trigger_id"] = Guid.NewGuid().ToString("N"),
            ["view"] = new JsonObject
            {
                ["id"] = "V2",
                ["type"] = "modal",
                ["callback_id"] = (string)dialog["callback_id"]!,
                ["private_metadata"] = (string)dialog["private_metadata"]!,
                ["state"] = new JsonObject { ["values"] = state },
            },
        };
    }

    public static JsonObject Shortcut() => new()
    {
        ["type"] = "shortcut",
        ["callback_id"] = "quiz_me",
        ["trigger_id"] = "t",
        ["action_ts"] = Time(),
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = "T1" },
    };

    public static JsonObject MessageShortcut(string text, string hook) => new()
    {
        ["type"] = "message_action",
        ["callback_id"] = "explain_this",
        ["trigger_id"] = "t",
        ["action_ts"] = Time(),
        ["team"] = new JsonObject { ["id"] = "T1" },
        ["user"] = new JsonObject { ["id"] = "U1", ["team_id"] = "T1" },
        ["channel"] = new JsonObject { ["id"] = "C1", ["name"] = "general" },
        ["message_ts"] = "1600000000.000009",
        ["message"] = new JsonObject { ["type"] = "message", ["user"] = "U2", ["text"] = text, ["ts"] = "1600000000.000009" },
        ["response_url"] = hook,
    };

    public static string Time() => $"1700000{Interlocked.Increment(ref count):D3}.000100";
}
