using System.Text.Json.Nodes;

namespace QuizBot.Slack.Blocks;

/// <summary>The few shapes of Block Kit that QuizBot draws with. Texts given here are already of a fitting length.</summary>
internal static class BlockParts
{
    public static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = true };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text) };

    public static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = Plain(text), ["expand"] = true };

    public static JsonObject Context(string text) => new() { ["type"] = "context", ["elements"] = new JsonArray(Plain(text)) };

    public static JsonObject Rich(IEnumerable<JsonObject> elements) =>
        new() { ["type"] = "rich_text", ["elements"] = new JsonArray([.. elements]) };

    /// <param name="kind"><c>section</c>, <c>quote</c> or <c>preformatted</c>.</param>
    /// <param name="texts">The texts in it, one after the other.</param>
    public static JsonObject RichPart(string kind, params IEnumerable<JsonObject> texts) =>
        new() { ["type"] = "rich_text_" + kind, ["elements"] = new JsonArray([.. texts]) };

    public static JsonObject RichText(string text, bool bold = false)
    {
        var element = new JsonObject { ["type"] = "text", ["text"] = text };
        if (bold)
            element["style"] = new JsonObject { ["bold"] = true };
        return element;
    }
}
