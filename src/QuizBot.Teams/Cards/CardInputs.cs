using System.Globalization;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Cards;

/// <summary>What a person fills in.</summary>
internal static class CardInputs
{
    private const int LabelCost = 400;
    private const int OptionCost = 600;

    /// <summary>Null for a block that is no input, and for one that there is no room for.</summary>
    public static JsonObject? Render(Block block, CardBudget budget)
    {
        var input = block switch
        {
            ChoiceBlock choice => Choice(choice, budget),
            InputBlock line => Line(line),
            _ => null,
        };
        return input is not null && budget.TryPay(input) ? input : null;
    }

    private static JsonObject Line(InputBlock line)
    {
        var input = new JsonObject { ["type"] = "Input." + line.Kind, ["id"] = line.Id, ["label"] = Label(line.Label) };
        switch (line.Kind)
        {
            case InputKind.Time:
                if (line.Time() is { } time)
                    input["value"] = time;
                break;
            case InputKind.Number:
                input["min"] = line.Min;
                input["max"] = line.Max;
                input["errorMessage"] = string.Create(
                    CultureInfo.InvariantCulture, $"A whole number from {line.Min} to {line.Max}, please.");
                if (line.Number() is { } number)
                    input["value"] = number;
                break;
            default:
                input["maxLength"] = Math.Max(1, line.MaxLength);
                if (PlainText.Line(line.Value) is { Length: > 0 } value)
                    input["value"] = PlainText.Fit(value, LabelCost);
                break;
        }

        if (PlainText.Line(line.Placeholder) is { Length: > 0 } placeholder)
            input["placeholder"] = PlainText.Fit(placeholder, LabelCost);
        return input;
    }

    private static JsonObject Choice(ChoiceBlock choice, CardBudget budget)
    {
        var compact = choice.Pick is Pick.OneCompact or Pick.OneFiltered;
        var choices = new JsonArray();
        var input = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = choice.Id,
            ["label"] = Label(choice.Label),
            ["style"] = choice.Pick switch { Pick.OneFiltered => "filtered", Pick.OneCompact => "compact", _ => "expanded" },
            ["isMultiSelect"] = choice.Pick == Pick.Several,
            ["wrap"] = true,
            ["choices"] = choices,
        };
        if (compact)
            input["placeholder"] = choice.Pick == Pick.OneFiltered ? "Type to find it" : "Choose";
        var picked = choice.Picked.Where(value => choice.Options.Any(option => option.Value == value)).ToList();
        if (picked.Count > 0)
            input["value"] = choice.Pick == Pick.Several ? string.Join(',', picked) : picked[0];

        var left = budget.Left - CardBudget.Cost(input);
        foreach (var option in choice.Options)
        {
            // A drop-down shows its options as they are; the buttons of an open list are read as Markdown by some clients.
            var text = compact ? PlainText.Line(option.Text) : PlainText.Literal(option.Text);
            var rendered =
                new JsonObject { ["title"] = PlainText.Fit(text.Length == 0 ? option.Value : text, OptionCost), ["value"] = option.Value };
            left -= CardBudget.Cost(rendered);
            if (left < 0)
                break;
            choices.Add((JsonNode)rendered);
        }

        return input;
    }

    private static string Label(string label) =>
        PlainText.Fit(PlainText.Line(label) is { Length: > 0 } line ? line : "Your answer", LabelCost);
}
