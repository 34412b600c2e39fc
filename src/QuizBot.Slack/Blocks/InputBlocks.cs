using System.Globalization;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>
/// The blocks that people fill in or press. Inputs are <c>input</c> blocks: Slack keeps their state in the message and sends all of it
/// with the press of any button, so picking an answer costs no request.
/// </summary>
/// <param name="card">Keeps block ids of different cards apart.</param>
/// <param name="submit">What Enter presses; null where no button submits.</param>
/// <param name="isDialog">Whether it is for a dialog: messages and the App Home have no number inputs.</param>
/// <param name="budget">What is left of the text.</param>
internal sealed class InputBlocks(string card, ViewAction? submit, bool isDialog, TextBudget budget)
{
    /// <summary>Most inputs that a card shows.</summary>
    public const int Most = 20;

    private const string Blank = "–";
    private int count;
    private bool hasEnter;

    /// <summary>Rows of buttons: each wide one alone, the others together.</summary>
    public static IReadOnlyList<JsonObject> Buttons(IReadOnlyList<ViewAction> actions, TextBudget budget)
    {
        var rows = new List<JsonObject>();
        var elements = new JsonArray();
        var drawn = 0;
        var wasWide = true;
        foreach (var action in actions)
        {
            var value = ActionCode.Data(action);
            if (drawn == BlockLimits.Buttons || SlackText.Cost(value) > BlockLimits.ButtonValue || action.Verb.Length == 0)
                continue;
            if (action.Wide || wasWide)
                rows.Add(new JsonObject { ["type"] = "actions", ["elements"] = elements = [] });
            wasWide = action.Wide;
            var button = new JsonObject
            {
                ["type"] = "button",
                ["action_id"] = ActionCode.ActionId(action, drawn++),
                ["text"] = BlockParts.Plain(budget.Take(OrBlank(action.Title), BlockLimits.ButtonText)),
                ["value"] = value,
            };
            if (action.Primary)
                button["style"] = "primary";
            else if (action.Verb == Verbs.Delete)
                button["style"] = "danger";
            elements.Add(button);
        }

        return rows;
    }

    /// <summary>Null for a choice without options, and where no text is left for the input.</summary>
    public JsonObject? Draw(Block block) => block switch
    {
        ChoiceBlock choice => Draw(choice),
        InputBlock input => Draw(input),
        _ => throw new ArgumentException($"{block.GetType().Name} is no input.", nameof(block)),
    };

    /// <summary>The options in full, above a choice whose options are too long to be shown whole in it.</summary>
    public IEnumerable<JsonObject> Legend(Block block)
    {
        if (block is not ChoiceBlock choice || !IsLong(choice))
            yield break;
        for (var i = 0; i < choice.Options.Count; i++)
        {
            foreach (var part in budget.TakeParts($"{Letter(i)}. {choice.Options[i].Text}", BlockLimits.Text))
                yield return BlockParts.Section(part);
        }
    }

    private JsonObject? Draw(InputBlock block)
    {
        var element = block.Kind switch
        {
            InputKind.Time => Time(block),
            InputKind.Number when isDialog => Number(block),
            _ => Line(block),
        };
        element.Insert(1, "action_id", InputId(block.Id));
        if (budget.Take(block.Placeholder, BlockLimits.Placeholder) is { Length: > 0 } placeholder)
            element["placeholder"] = BlockParts.Plain(placeholder);
        var input = Input(block.Id, block.Label, element);
        if (input is not null && block.Kind == InputKind.Text && submit is not null && !hasEnter
            && ActionCode.EnterBlockId(card, submit) is { } enter)
        {
            hasEnter = true;
            input["block_id"] = enter;
            input["dispatch_action"] = true;
            element["dispatch_action_config"] = new JsonObject { ["trigger_actions_on"] = new JsonArray("on_enter_pressed") };
        }

        return input;
    }

    private JsonObject Line(InputBlock block)
    {
        var line = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["max_length"] = Math.Clamp(block.MaxLength, 1, BlockLimits.InputText),
        };
        if (budget.Take(block.Value, BlockLimits.InitialText) is { Length: > 0 } value)
            line["initial_value"] = value;
        return line;
    }

    private static JsonObject Time(InputBlock block)
    {
        var picker = new JsonObject { ["type"] = "timepicker" };
        if (block.Time() is { } time)
            picker["initial_time"] = time;
        return picker;
    }

    private static JsonObject Number(InputBlock block)
    {
        var number = new JsonObject
        {
            ["type"] = "number_input",
            ["is_decimal_allowed"] = false,
            ["min_value"] = block.Min.ToString(CultureInfo.InvariantCulture),
            ["max_value"] = block.Max.ToString(CultureInfo.InvariantCulture),
        };
        if (block.Number() is { } value)
            number["initial_value"] = value.ToString(CultureInfo.InvariantCulture);
        return number;
    }

    private JsonObject? Draw(ChoiceBlock block)
    {
        var several = block.Pick == Pick.Several;
        var menu = block.Pick is Pick.OneCompact or Pick.OneFiltered || block.Options.Count > BlockLimits.Radios;
        var options = new JsonArray();
        for (var i = 0; i < block.Options.Count && options.Count < BlockLimits.SelectOptions; i++)
        {
            if (Option(block, i) is { } option)
                options.Add(option);
        }

        if (options.Count == 0)
            return null;
        var element = new JsonObject
        {
            ["type"] = (several, menu) switch
            {
                (true, true) => "multi_static_select",
                (true, false) => "checkboxes",
                (false, true) => "static_select",
                (false, false) => "radio_buttons",
            },
            ["action_id"] = InputId(block.Id),
            ["options"] = options,
        };
        JsonNode[] picked =
        [
            .. options.OfType<JsonNode>().Where(option => block.Picked.Contains((string)option["value"]!) && TryPay(option)),
        ];
        if (picked.Length > 0 && several)
            element["initial_options"] = new JsonArray([.. picked.Select(option => option.DeepClone())]);
        else if (picked.Length > 0)
            element["initial_option"] = picked[0].DeepClone();
        return Input(block.Id, block.Label, element);
    }

    /// <summary>What is picked at first stands in the block a second time, in the same words.</summary>
    private bool TryPay(JsonNode option) =>
        (string)option["text"]!["text"]! is var text && budget.Take(text, BlockLimits.OptionText) == text;

    private JsonObject? Option(ChoiceBlock block, int index)
    {
        var option = block.Options[index];
        if (option.Value.Length is 0 or > BlockLimits.OptionValue)
            return null;
        var text = budget.Take(IsLong(block) ? $"{Letter(index)}. {option.Text}" : OrBlank(option.Text), BlockLimits.OptionText);
        return text.Length == 0 ? null : new JsonObject { ["text"] = BlockParts.Plain(text), ["value"] = option.Value };
    }

    private JsonObject? Input(string id, string label, JsonObject element)
    {
        var shown = budget.Take(OrBlank(label), BlockLimits.Label);
        return shown.Length == 0 ? null : new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = $"{count++}~{card}~{InputId(id)}",
            ["label"] = BlockParts.Plain(shown),
            ["element"] = element,
        };
    }

    private static bool IsLong(ChoiceBlock block) => block.Options.Any(option => SlackText.Cost(option.Text) > BlockLimits.OptionText);

    private static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string InputId(string id) =>
        id.Length is > 0 and <= 200 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : "input";

    private static string OrBlank(string text) => string.IsNullOrWhiteSpace(SlackText.Clean(text)) ? Blank : text;
}
