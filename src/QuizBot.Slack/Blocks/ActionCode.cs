using System.Text.Encodings.Web;
using System.Text.Json;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// How a button travels through Slack and back. The action id is <c>{verb}~{n}</c>, with <c>~in</c> after it where the card's inputs
/// belong to the press; n keeps ids apart within a block. The value is the action's data as a JSON object of strings.
/// </summary>
internal static class ActionCode
{
    /// <summary>The verb of the button that leads back from a result to the App Home; the bot never sees it.</summary>
    public const string Home = "slack-home";

    /// <summary>Starts the block id of a typed answer that Enter submits: <c>enter~{card}~{verb}~{data}</c>.</summary>
    private const string Enter = "enter~";

    private const string WithInputs = "in";
    private const int LongestVerb = 100;

    private static readonly SlackJson Json = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string ActionId(ViewAction action, int index)
    {
        var id = $"{Verb(action)}~{index}";
        return action.Submits ? $"{id}~{WithInputs}" : id;
    }

    public static string Data(ViewAction action) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(action.Data), Json.DictionaryStringString);

    /// <summary>The block id that lets Enter press the action, or null where it would be too long.</summary>
    public static string? EnterBlockId(string card, ViewAction action)
    {
        var id = $"{Enter}{card}~{Verb(action)}~{Data(action)}";
        return SlackText.Cost(id) <= BlockLimits.Id ? id : null;
    }

    /// <summary>What was pressed, or null where the ids are none that this bot has made.</summary>
    public static PressedAction? Read(string actionId, string? value)
    {
        var parts = actionId.Split('~');
        if (parts.Length is < 2 or > 3 || parts[0].Length == 0)
            return null;
        return ReadData(value) is { } data ? new PressedAction(parts[0], data, parts.Length == 3 && parts[2] == WithInputs) : null;
    }

    public static PressedAction? ReadEnter(string blockId)
    {
        var parts = blockId.Split('~', 4);
        if (parts.Length != 4 || !blockId.StartsWith(Enter, StringComparison.Ordinal) || parts[2].Length == 0)
            return null;
        return ReadData(parts[3]) is { } data ? new PressedAction(parts[2], data, WithInputs: true) : null;
    }

    private static Dictionary<string, string>? ReadData(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return [];
        try
        {
            var data = JsonSerializer.Deserialize(value, Json.DictionaryStringString);
            return data?.ContainsValue(null!) == true ? null : data;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Verb(ViewAction action) => action.Verb.Length <= LongestVerb ? action.Verb : action.Verb[..LongestVerb];
}

/// <summary>A button as it came back.</summary>
internal sealed record PressedAction(string Verb, Dictionary<string, string> Data, bool WithInputs);
