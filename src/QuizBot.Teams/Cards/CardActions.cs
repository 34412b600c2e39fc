using System.Text.Json.Nodes;
using QuizBot.Core.Views;

namespace QuizBot.Teams.Cards;

/// <summary>Buttons.</summary>
internal static class CardActions
{
    private const int MaxTitle = 75;

    /// <summary>Null where there is nothing to press. A button whose data break the contract of <see cref="ViewAction.Data"/> by far is left out.</summary>
    public static JsonObject? Render(IReadOnlyList<ViewAction> actions, int most)
    {
        var budget = new CardBudget(most);
        var rendered = new JsonArray();
        foreach (var action in actions.Take(View.MaxActions))
        {
            var execute = Execute(action);
            if (budget.TryPay(execute))
                rendered.Add((JsonNode)execute);
        }

        return rendered.Count == 0 ? null : new JsonObject { ["type"] = "ActionSet", ["actions"] = rendered };
    }

    private static JsonObject Execute(ViewAction action)
    {
        string title = PlainText.Line(action.Title);
        if (title.Length == 0)
            title = action.Verb;
        title = PlainText.Fit(title, 2 * MaxTitle);
        var execute = new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = action.Verb, ["data"] = Data(action) };
        var submit = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = Data(action) };
        if (!action.Submits)
        {
            execute["associatedInputs"] = "none";
            submit["associatedInputs"] = "none";
        }

        execute["fallback"] = submit;
        return execute;
    }

    private static JsonObject Data(ViewAction action)
    {
        var data = new JsonObject();
        foreach (var (name, value) in action.Data)
            data[name] = value;
        data[CardKeys.Verb] = action.Verb;
        return data;
    }
}
