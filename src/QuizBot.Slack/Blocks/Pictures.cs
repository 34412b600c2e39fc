using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// Pictures. Slack fetches them while it takes the message, and refuses the whole message where it cannot; then the message can be sent
/// again with words in their place.
/// </summary>
internal static class Pictures
{
    public static IEnumerable<JsonObject> Draw(PictureBlock picture, TextBudget budget)
    {
        var alt = budget.Take(picture.Alt, BlockLimits.ContextText - Mark.Length);
        if (alt.Length == 0)
            return [];
        return picture.WebAddress is { } address && address.AbsoluteUri.Length <= BlockLimits.Text
            ? [new JsonObject { ["type"] = "image", ["image_url"] = address.AbsoluteUri, ["alt_text"] = alt }]
            : [BlockParts.Context(Mark + alt)];
    }

    /// <summary>Puts words in the place of the pictures of a message or a view.</summary>
    /// <returns>False where it has none.</returns>
    public static bool PutIntoWords(JsonObject content)
    {
        if ((content["blocks"] ?? content["view"]?["blocks"]) is not JsonArray blocks)
            return false;
        var any = false;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is JsonObject block && (string?)block["type"] == "image")
            {
                blocks[i] = BlockParts.Context(Mark + (string)block["alt_text"]!);
                any = true;
            }
        }

        return any;
    }

    private const string Mark = "Picture: ";
}
