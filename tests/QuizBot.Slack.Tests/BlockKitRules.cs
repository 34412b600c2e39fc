using System.Text.Json.Nodes;

namespace QuizBot.Slack.Tests;

/// <summary>Slack's published limits, written down a second time and apart from the renderer. The stand-in refuses what breaks one.</summary>
internal static class BlockKitRules
{
    /// <summary>What Slack would object to, each with its place; empty for a message that Slack takes.</summary>
    public static IReadOnlyList<string> Check(JsonArray blocks, int most = 50, bool isDialog = false)
    {
        var wrong = new List<string>();
        if (blocks.Count > most)
            wrong.Add($"{blocks.Count} blocks");
        string[] ids = [.. blocks.Select(block => (string?)block!["block_id"]).OfType<string>()];
        if (ids.Distinct().Count() != ids.Length)
            wrong.Add("block_id twice");
        foreach (var block in blocks)
            Block(block!.AsObject(), wrong, isDialog);
        var all = AllText(blocks);
        if (all > 11_000)
            wrong.Add($"{all} characters in all");
        return wrong;
    }

    /// <summary>What Slack would object to in a dialog (a modal view).</summary>
    public static IReadOnlyList<string> CheckDialog(JsonObject dialog)
    {
        List<string> wrong = [.. Check(dialog["blocks"]!.AsArray(), 100, isDialog: true)];
        if ((string?)dialog["type"] != "modal")
            wrong.Add("type");
        foreach (var part in new[] { "title", "submit", "close" })
            Text(wrong, part, dialog[part], 24);
        Length(wrong, "callback_id", (string?)dialog["callback_id"], 255);
        Length(wrong, "private_metadata", (string?)dialog["private_metadata"], 3000);
        return wrong;
    }

    private static void Block(JsonObject block, List<string> wrong, bool isDialog)
    {
        Length(wrong, "block_id", (string?)block["block_id"] ?? "x", 255);
        switch ((string?)block["type"])
        {
            case "header":
                Text(wrong, "header", block["text"], 150);
                break;
            case "section":
                Text(wrong, "section", block["text"], 3000);
                break;
            case "context":
                Count(wrong, "context", block["elements"], 10);
                foreach (var element in block["elements"]!.AsArray())
                    Text(wrong, "context", element, 2000);
                break;
            case "rich_text":
                Rich(block, wrong);
                break;
            case "image":
                Length(wrong, "image_url", (string?)block["image_url"], 3000);
                Length(wrong, "alt_text", (string?)block["alt_text"], 2000);
                break;
            case "actions":
                Actions(block, wrong);
                break;
            case "input":
                Text(wrong, "label", block["label"], 2000);
                Element(block["element"]!.AsObject(), wrong, isDialog);
                break;
            default:
                wrong.Add($"unknown block {block["type"]}");
                break;
        }
    }

    private static void Rich(JsonObject block, List<string> wrong)
    {
        Count(wrong, "rich_text", block["elements"], 1000);
        foreach (var part in block["elements"]!.AsArray())
        {
            if ((string?)part!["type"] is not ("rich_text_section" or "rich_text_quote" or "rich_text_preformatted" or "rich_text_list"))
                wrong.Add($"unknown part {part["type"]}");
            Count(wrong, "rich part", part["elements"], 10_000);
            foreach (var element in part["elements"]!.AsArray().Where(element => element!["text"] is not null))
                Length(wrong, "rich text", (string?)element!["text"], 3000 + 2);
        }
    }

    private static void Actions(JsonObject block, List<string> wrong)
    {
        Count(wrong, "actions", block["elements"], 25);
        string?[] ids = [.. block["elements"]!.AsArray().Select(element => (string?)element!["action_id"])];
        if (ids.Distinct().Count() != ids.Length)
            wrong.Add("action_id twice in a block");
        foreach (var button in block["elements"]!.AsArray())
        {
            Length(wrong, "action_id", (string?)button!["action_id"], 255);
            Length(wrong, "button value", (string?)button["value"], 2000);
            Text(wrong, "button", button["text"], 75);
        }
    }

    private static void Element(JsonObject element, List<string> wrong, bool isDialog)
    {
        Length(wrong, "action_id", (string?)element["action_id"], 255);
        if (element["placeholder"] is { } placeholder)
            Text(wrong, "placeholder", placeholder, 150);
        switch ((string?)element["type"])
        {
            case "plain_text_input":
                if ((int)element["max_length"]! is < 1 or > 3000)
                    wrong.Add("max_length");
                return;
            case "timepicker":
                if (element["initial_time"] is { } time && !TimeOnly.TryParseExact((string)time!, "HH:mm", out _))
                    wrong.Add($"initial_time {time}");
                return;
            case "number_input":
                if (!isDialog)
                    wrong.Add("number_input outside of a dialog");
                if (element["initial_value"] is { } number && !int.TryParse((string)number!, out _))
                    wrong.Add($"initial_value {number}");
                return;
        }

        var first = element["initial_options"]?.AsArray() ?? (element["initial_option"] is { } one ? [one.DeepClone()] : []);
        if (first.Any(picked => !element["options"]!.AsArray().Any(option => JsonNode.DeepEquals(option, picked))) || element["initial_options"] is JsonArray { Count: 0 })
            wrong.Add("an initial option that is none of the options");
        Count(wrong, "options", element["options"], (string?)element["type"] is "radio_buttons" or "checkboxes" ? 10 : 100);
        foreach (var option in element["options"]!.AsArray())
        {
            Text(wrong, "option", option!["text"], 75);
            Length(wrong, "option value", (string?)option["value"], 150);
        }
    }

    private static void Text(List<string> wrong, string what, JsonNode? text, int limit)
    {
        if ((string?)text?["type"] is not ("plain_text" or "mrkdwn"))
            wrong.Add($"{what} is no text");
        else
            Length(wrong, what, (string?)text["text"], limit);
    }

    /// <summary>Counted as Slack stores it, with <c>&amp; &lt; &gt;</c> escaped.</summary>
    private static void Length(List<string> wrong, string what, string? text, int limit)
    {
        if (string.IsNullOrEmpty(text) || Escaped(text) > limit)
            wrong.Add($"{what} of {text?.Length} characters");
    }

    private static void Count(List<string> wrong, string what, JsonNode? array, int limit)
    {
        if (array is not JsonArray items || items.Count == 0 || items.Count > limit)
            wrong.Add($"{what} of {(array as JsonArray)?.Count} items");
    }

    private static int AllText(JsonNode? node) => node switch
    {
        JsonArray array => array.Sum(AllText),
        JsonObject map => map.Sum(field => field is { Key: "text", Value: JsonValue value } ? Escaped((string)value!) + 25 : AllText(field.Value)),
        _ => 0,
    };

    private static int Escaped(string text) => text.Length + (4 * text.Count(c => c == '&')) + (3 * text.Count(c => c is '<' or '>'));
}
