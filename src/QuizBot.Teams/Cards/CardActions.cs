using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Cards;

/// <summary>Buttons.</summary>
internal static class CardActions
{
    private const int MaxTitle = 75;
    private const int MaxInRow = 3;

    /// <summary>A title of so many letters shares its row with one other at most.</summary>
    private const int LongTitle = 10;
    private const int MaxLettersInRow = 24;
    private const int RowCost = 100;

    /// <summary>
    /// Rows of buttons that a phone has room for. A button whose data break the contract of <see cref="ViewAction.Data"/> by far is left
    /// out.
    /// </summary>
    public static IReadOnlyList<JsonObject> Render(IReadOnlyList<ViewAction> actions, int most)
    {
        var budget = new CardBudget(most);
        var rows = new List<JsonObject>();
        var row = new JsonArray();
        var letters = 0;
        var longest = 0;
        var wasWide = false;
        foreach (var action in actions.Take(View.MaxActions))
        {
            var execute = Execute(action);
            if (!budget.TryPay(CardBudget.Cost(execute) + RowCost))
                continue;
            var length = execute["title"]!.GetValue<string>().Length;
            longest = Math.Max(longest, length);
            if (row.Count == 0 || action.Wide || wasWide || row.Count == MaxInRow || letters + length > MaxLettersInRow
                || (row.Count == 2 && longest >= LongTitle))
            {
                row = [];
                letters = 0;
                longest = length;
                rows.Add(new JsonObject { ["type"] = "ActionSet", ["actions"] = row });
            }

            row.Add((JsonNode)execute);
            letters += length;
            wasWide = action.Wide;
        }

        return rows;
    }

    /// <summary>The action alone, as a client does it by itself.</summary>
    public static JsonObject Ask(ViewAction action)
    {
        var title = PlainText.Line(action.Title);
        if (title.Length == 0)
            title = action.Verb;
        return new()
        {
            ["type"] = "Action.Execute",
            ["title"] = PlainText.Fit(title, 2 * MaxTitle),
            ["verb"] = action.Verb,
            ["data"] = Data(action),
        };
    }

    /// <summary>
    /// Clients leave out what was emptied, so the buttons that bring the inputs say which of them had something in them.
    /// </summary>
    public static void NameFilled(IEnumerable<JsonObject> rows, IReadOnlyList<string> inputs, CardBudget budget)
    {
        if (inputs.Count == 0)
            return;
        var filled = string.Join(',', inputs);
        var cost = PlainText.Cost(filled) + RowCost;
        foreach (var action in rows.SelectMany(row => row["actions"]!.AsArray()).Where(action => action!["associatedInputs"] is null))
        {
            if (!budget.TryPay(2 * cost))
                return;
            action!["data"]![CardKeys.Filled] = filled;
            action["fallback"]!["data"]![CardKeys.Filled] = filled;
        }
    }

    public static JsonObject Open(string title, Uri link) =>
        new() { ["type"] = "Action.OpenUrl", ["title"] = title, ["url"] = link.AbsoluteUri };

    private static JsonObject Execute(ViewAction action)
    {
        var execute = Ask(action);
        var title = execute["title"]!.GetValue<string>();
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

/// <summary>Names in a button's data that are the edge's own. No input can have them: a dollar sign is not part of an input id.</summary>
internal static class CardKeys
{
    /// <summary>Where Action.Submit, which has no verb, carries it.</summary>
    public const string Verb = "$verb";

    /// <summary>The ids of the inputs that had something in them when the card was sent, with commas between them.</summary>
    public const string Filled = "$filled";
}
