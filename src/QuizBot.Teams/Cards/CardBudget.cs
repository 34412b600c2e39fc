using System.Text.Json.Nodes;

namespace QuizBot.Teams.Cards;

/// <summary>
/// What may still be put in a card, in the unit of <see cref="PlainText.Cost"/>. Every element is paid for before it is added,
/// so that no card can be larger than its budget.
/// </summary>
internal sealed class CardBudget(int left)
{
    public int Left { get; private set; } = left;

    public bool TryPay(JsonNode element) => TryPay(Cost(element));

    public bool TryPay(int cost)
    {
        if (cost > Left)
            return false;
        Left -= cost;
        return true;
    }

    /// <summary>The cost of an element with the comma after it.</summary>
    public static int Cost(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var cost = 6;
                foreach (var (name, value) in members)
                    cost += PlainText.Cost(name) + 8 + Cost(value);
                return cost;
            case JsonArray items:
                var sum = 6;
                foreach (var item in items)
                    sum += Cost(item);
                return sum;
            case JsonValue value when value.TryGetValue(out string? text):
                return PlainText.Cost(text) + 6;
            default:
                return 24;
        }
    }
}
