using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Slack.Api;
using QuizBot.Slack.Blocks;

namespace QuizBot.Slack.Inbound;

/// <summary>Reads the payload of buttons, inputs and shortcuts.</summary>
internal static class InteractionReader
{
    public const string QuizMe = "quiz_me";
    public const string ExplainThis = "explain_this";

    private const int LongestMessage = 4000;

    /// <summary>Null for what the bot does not answer and for what has no proper shape.</summary>
    public static Ask? Read(JsonElement payload, SlackOptions options)
    {
        var team = payload.Id("team", "id") ?? payload.Id("user", "team_id");
        if (Workspace.Of(team, payload.Id("enterprise", "id"), payload.Id("api_app_id")) is not { } workspace
            || payload.Id("user", "id") is not { } user)
            return null;
        return payload.Text("type") switch
        {
            "block_actions" => Pressed(payload, workspace, user, options),
            "view_submission" => Submitted(payload, workspace, user),
            "shortcut" when payload.Text("callback_id") == QuizMe => QuizMeShortcut(payload, workspace, user),
            "message_action" when payload.Text("callback_id") == ExplainThis => ExplainShortcut(payload, workspace, user, options),
            _ => null,
        };
    }

    private static Ask? Pressed(JsonElement payload, Workspace workspace, string user, SlackOptions options)
    {
        var action = payload.Items("actions").FirstOrDefault();
        if (Action(action) is not { } pressed || action.Id("action_ts") is not { } time)
            return null;
        var home = payload.Text("container", "type") == "view" || (payload.At("message") is null && payload.Text("view", "type") == "home");
        var channel = payload.Id("channel", "id") ?? payload.Id("container", "channel_id");
        if (channel is null && !home)
            return null;
        var message = payload.Id("container", "message_ts") ?? payload.Id("message", "ts");
        if (pressed.WithInputs)
            AddInputs(pressed.Data, payload, action);
        return new Ask
        {
            Workspace = workspace,
            Id = $"pressed:{user}:{message ?? payload.Id("view", "id")}:{action.Text("action_id")}:{time}",
            User = user,
            Input =
                home && pressed.Verb == ActionCode.Home ? new HomeOpened() : new Pressed(pressed.Verb, pressed.Data, home ? null : message),
            Channel = home ? null : channel,
            Kind = home ? RoomKind.Personal : Places.Kind(channel!, payload.Text("channel", "name")),
            // A message below which others stand is the first of its thread, and itself in none.
            Thread = (payload.Id("container", "thread_ts") ?? payload.Id("message", "thread_ts")) is { } thread && thread != message
                ? thread
                : null,
            Message = home ? null : message,
            Ephemeral = payload.IsTrue("container", "is_ephemeral"),
            Home = home,
            Trigger = home ? JsonReading.Trigger(payload.Text("trigger_id")) : null,
            ResponseUrl = Places.Hook(payload.Text("response_url"), options),
        };
    }

    /// <summary>A dialog that was opened from the App Home, and whose results show there.</summary>
    private static Ask? Submitted(JsonElement payload, Workspace workspace, string user)
    {
        if (payload.Text("view", "callback_id") is not { } callback || payload.Id("view", "id") is not { } dialog
            || ActionCode.Read(callback, payload.Text("view", "private_metadata")) is not { } pressed)
            return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var block in payload.Fields("view", "state", "values"))
        {
            foreach (var input in block.Value.Fields())
            {
                // What was emptied comes as null.
                pressed.Data.TryAdd(input.Name, Value(input.Value) ?? "");
                fields.TryAdd(input.Name, block.Name);
            }
        }

        return new Ask
        {
            Workspace = workspace,
            // A dialog that is told what is wrong stays open, and is saved again.
            Id = $"submitted:{user}:{dialog}:{Mark(payload)}",
            User = user,
            Input = new Pressed(pressed.Verb, pressed.Data, null),
            Kind = RoomKind.Personal,
            Home = true,
            Fields = fields,
        };
    }

    /// <summary>Differs between what is submitted, and is the same where that is delivered again.</summary>
    private static string Mark(JsonElement payload)
    {
        if (JsonReading.Trigger(payload.Text("trigger_id")) is { } trigger)
            return trigger;
        var entered = $"{payload.Text("view", "hash")}\n{payload.At("view", "state")?.GetRawText()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(entered)));
    }

    private static PressedAction? Action(JsonElement action) => (action.Text("type"), action.Text("action_id")) switch
    {
        ("button", { } id) => ActionCode.Read(id, action.Text("value")),
        ("plain_text_input", _) when action.Text("block_id") is { } block => ActionCode.ReadEnter(block),
        _ => null,
    };

    /// <summary>What is picked and typed in the card. A button's own data is never overwritten by it.</summary>
    private static void AddInputs(Dictionary<string, string> data, JsonElement payload, JsonElement action)
    {
        if (action.Text("type") == "plain_text_input" && action.Text("action_id") is { } typed)
            data.TryAdd(typed, action.Text("value") ?? "");
        foreach (var block in payload.Fields("state", "values").Concat(payload.Fields("view", "state", "values")))
        {
            foreach (var input in block.Value.Fields())
            {
                if (Value(input.Value) is { } value)
                    data.TryAdd(input.Name, value);
            }
        }
    }

    /// <summary>Null where nothing is picked or typed, but for a time, which can be emptied.</summary>
    private static string? Value(JsonElement input)
    {
        if (input.At("selected_options") is { ValueKind: JsonValueKind.Array })
            return string.Join(',', input.Items("selected_options").Select(option => option.Text("value")).OfType<string>());
        return input.Text("type") == "timepicker"
            ? input.Text("selected_time") ?? ""
            : input.Text("selected_option", "value") ?? input.Text("value");
    }

    private static Ask? QuizMeShortcut(JsonElement payload, Workspace workspace, string user) =>
        payload.Id("action_ts") is not { } time ? null : new Ask
        {
            Workspace = workspace,
            Id = $"shortcut:{user}:{time}",
            User = user,
            Input = new Said("quiz"),
            Kind = RoomKind.Personal,
        };

    private static Ask? ExplainShortcut(JsonElement payload, Workspace workspace, string user, SlackOptions options)
    {
        if (payload.Id("action_ts") is not { } time || payload.Id("channel", "id") is not { } channel
            || payload.Text("message", "text") is not { } text)
            return null;
        return new Ask
        {
            Workspace = workspace,
            Id = $"shortcut:{user}:{time}",
            User = user,
            Input = new Said("explain " + (text.Length <= LongestMessage ? text : text[..LongestMessage])),
            Channel = channel,
            Kind = Places.Kind(channel, payload.Text("channel", "name")),
            Thread = payload.Id("message", "thread_ts"),
            Message = payload.Id("message", "ts") ?? payload.Id("message_ts"),
            ResponseUrl = Places.Hook(payload.Text("response_url"), options),
        };
    }
}
