using System.Text.Json.Nodes;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// Brings blocks under Slack's number of blocks: neighbours of one kind are merged, and where that is not enough the last texts are
/// left out, which the card says. Inputs and buttons always stay.
/// </summary>
internal sealed class BlockFit(int most)
{
    public const string LeftOut = "… There is more, but it does not fit into one Slack message.";

    private readonly List<JsonObject> blocks = [];
    private readonly HashSet<JsonObject> kept = new(ReferenceEqualityComparer.Instance);

    public void Add(JsonObject block) => blocks.Add(block);

    public void AddFixed(JsonObject block)
    {
        blocks.Add(block);
        kept.Add(block);
    }

    public JsonArray ToArray()
    {
        if (blocks.Count > most)
            Merge();
        if (blocks.Count > most)
            Cut();
        if (blocks.Count == 0)
            blocks.Add(BlockParts.Section("…"));
        return new JsonArray([.. blocks]);
    }

    private void Merge()
    {
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            if (TryMerge(blocks[i - 1], blocks[i]))
                blocks.RemoveAt(i);
        }
    }

    private static bool TryMerge(JsonObject first, JsonObject second)
    {
        if (!JsonNode.DeepEquals(first["type"], second["type"]))
            return false;
        switch ((string?)first["type"])
        {
            case "section":
                var text = $"{(string?)first["text"]!["text"]}\n\n{(string?)second["text"]!["text"]}";
                if (SlackText.Cost(text) > BlockLimits.Text)
                    return false;
                first["text"]!["text"] = text;
                return true;
            case "context":
                return TryMerge(first["elements"]!.AsArray(), second["elements"]!.AsArray(), BlockLimits.ContextElements);
            case "rich_text":
                return TryMerge(first["elements"]!.AsArray(), second["elements"]!.AsArray(), BlockLimits.Blocks);
            default:
                return false;
        }
    }

    private static bool TryMerge(JsonArray first, JsonArray second, int most)
    {
        if (first.Count + second.Count > most)
            return false;
        foreach (var element in second.ToArray())
        {
            second.Remove(element);
            first.Add(element);
        }

        return true;
    }

    private void Cut()
    {
        var i = blocks.Count;
        while (blocks.Count >= most && --i >= 0)
        {
            if (!kept.Contains(blocks[i]))
                blocks.RemoveAt(i);
        }

        var end = blocks.FindLastIndex(block => !kept.Contains(block)) + 1;
        blocks.Insert(end, BlockParts.Context(LeftOut));
    }
}
