using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// The blocks that are only read. Plain and rich texts, never mrkdwn: what notes and people write has no markup, and nothing in it
/// can turn into a mention, a link or bold type.
/// </summary>
internal static class TextBlocks
{
    private const int BarLength = 12;

    public static IEnumerable<JsonObject> Draw(Block block, TextBudget budget) => block switch
    {
        TextBlock text => Draw(text, budget),
        FactsBlock facts => Facts(facts, budget),
        ProgressBlock progress => Sections(Progress(progress), budget),
        FixedBlock text => Fixed(text, budget),
        TableBlock table => TableBlocks.Draw(table, budget),
        PictureBlock picture => Pictures.Draw(picture, budget),
        FieldBlock => [],
        _ => throw new ArgumentException($"Slack has no drawing for {block.GetType().Name}.", nameof(block)),
    };

    private static IEnumerable<JsonObject> Draw(TextBlock block, TextBudget budget) => block.Tone switch
    {
        Tone.Heading => Rich("section", block.Text, budget, bold: true),
        Tone.Good or Tone.Bad => Rich("section", block.WithSign(), budget, bold: true),
        Tone.Quote => Rich("quote", block.Text, budget, bold: false),
        Tone.Subtle => budget.TakeParts(block.Text, BlockLimits.ContextText).Select(BlockParts.Context),
        _ => Sections(block.Text, budget),
    };

    private static IEnumerable<JsonObject> Sections(string text, TextBudget budget) =>
        budget.TakeParts(text, BlockLimits.Text).Where(part => !string.IsNullOrWhiteSpace(part)).Select(BlockParts.Section);

    private static IEnumerable<JsonObject> Rich(string kind, string text, TextBudget budget, bool bold) =>
        budget.TakeParts(text, BlockLimits.Text)
            .Select(part => BlockParts.Rich([BlockParts.RichPart(kind, BlockParts.RichText(part, bold))]));

    private static IEnumerable<JsonObject> Facts(FactsBlock block, TextBudget budget)
    {
        var texts = new List<JsonObject>();
        foreach (var fact in block.Facts)
        {
            var label = budget.Take(fact.Label, BlockLimits.Label);
            var value = budget.Take(fact.Value, BlockLimits.Text);
            if (label.Length == 0 && value.Length == 0)
                continue;
            if (label.Length > 0)
                texts.Add(BlockParts.RichText(label + (value.Length > 0 ? ": " : ""), bold: true));
            if (value.Length > 0)
                texts.Add(BlockParts.RichText(value));
            texts[^1]["text"] = (string)texts[^1]["text"]! + "\n";
        }

        if (texts.Count == 0)
            return [];
        texts[^1]["text"] = ((string)texts[^1]["text"]!).TrimEnd('\n');
        return [BlockParts.Rich([BlockParts.RichPart("section", texts)])];
    }

    /// <summary>Slack has no alternative text for fixed-width text, so the label is written above it.</summary>
    private static IEnumerable<JsonObject> Fixed(FixedBlock block, TextBudget budget)
    {
        if (budget.Take(block.Label, BlockLimits.ContextText) is { Length: > 0 } label)
            yield return BlockParts.Context(label);
        foreach (var part in budget.TakeParts(block.Text, BlockLimits.Text))
            yield return BlockParts.Rich([BlockParts.RichPart("preformatted", BlockParts.RichText(part))]);
    }

    private static string Progress(ProgressBlock block)
    {
        var share = block.Max > 0 ? Math.Clamp((double)block.Value / block.Max, 0, 1) : 0;
        var full = (int)(share * BarLength);
        return $"{block.Label}\n{new string('▰', full)}{new string('▱', BarLength - full)}";
    }
}
