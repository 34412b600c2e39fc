using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Cards;

/// <summary>
/// View to Adaptive Card 1.5, made of elements that clients know since 1.2, because phones are behind. Paragraphs are rich text,
/// the one element that no client reads as Markdown. Buttons are Action.Execute in an ActionSet, with Action.Submit and the same data
/// as fallback for clients that do not know it.
/// </summary>
public static class CardRenderer
{
    /// <summary>
    /// Most that a card takes of a message, in bytes of UTF-16 or UTF-8, whichever is more. Teams cuts off near 100,000; the rest is the
    /// activity around it.
    /// </summary>
    public const int MaxSize = 76_000;

    private const int TitleCost = 1_200;
    private const int FallbackCost = 3_000;
    private const int InputsCost = 20_000;
    private const int ActionsCost = 36_000;
    private const int FrameCost = 1_000;

    public static JsonObject Render(View view)
    {
        var fallback = PlainText.Fit(PlainText.Literal(view.Fallback), FallbackCost);
        var spoken = PlainText.Fit(PlainText.Spoken(string.IsNullOrEmpty(view.Speak) ? view.Fallback : view.Speak), FallbackCost);
        var budget = new CardBudget(MaxSize - FrameCost);
        budget.TryPay(PlainText.Cost(fallback) + PlainText.Cost(spoken));

        var body = new JsonArray();
        if (!string.IsNullOrWhiteSpace(view.Title))
            body.Add((JsonNode)Heading(view.Title, "Large"));
        budget.TryPay(body);

        var actions = CardActions.Render(view.Actions, ActionsCost);
        budget.TryPay(actions.Sum(CardBudget.Cost));

        var wide = AddBlocks(view.Blocks, body, actions, budget);
        if (body.Count == 0)
            body.Add((JsonNode)Heading(fallback.Length == 0 ? "…" : view.Fallback, "Default"));
        foreach (var row in actions)
            body.Add((JsonNode)row);

        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["fallbackText"] = fallback,
            ["speak"] = spoken,
            ["body"] = body,
        };
        if (wide)
            card["msteams"] = new JsonObject { ["width"] = "Full" };
        return card;
    }

    /// <summary>
    /// Inputs are paid for first: a card that lost the end of a long text still works, a card that lost its answer box does not.
    /// </summary>
    private static bool AddBlocks(IReadOnlyList<Block> blocks, JsonArray body, IReadOnlyList<JsonObject> actions, CardBudget budget)
    {
        var purse = new CardBudget(Math.Min(InputsCost, budget.Left));
        var before = purse.Left;
        var inputs = new Dictionary<Block, JsonObject>(ReferenceEqualityComparer.Instance);
        foreach (var block in blocks)
        {
            if (CardInputs.Render(block, purse) is { } input)
                inputs[block] = input;
        }

        budget.TryPay(before - purse.Left);
        string[] filled = [.. inputs.Values.Where(input => input.ContainsKey("value")).Select(input => (string)input["id"]!)];
        CardActions.NameFilled(actions, filled, budget);

        var wide = false;
        var text = new CardText(body, budget);
        foreach (var block in blocks)
        {
            if (inputs.TryGetValue(block, out var input))
            {
                if (block is FieldBlock { Problem: { } problem })
                    text.Add(new TextBlock(problem, Tone.Bad));
                body.Add((JsonNode)input);
                continue;
            }

            wide |= block is TableBlock or FixedBlock;
            text.Add(block);
        }

        text.Finish();
        return wide;
    }

    internal static JsonObject Heading(string text, string size) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = PlainText.Fit(PlainText.Literal(text), TitleCost),
        ["wrap"] = true,
        ["weight"] = "Bolder",
        ["size"] = size,
        ["style"] = "heading",
    };
}
