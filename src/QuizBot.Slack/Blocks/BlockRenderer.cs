using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Slack.Blocks;

/// <summary>Draws a <see cref="View"/> as Block Kit, within every limit of Slack whatever the view holds.</summary>
public static class BlockRenderer
{
    /// <summary>A message: <c>{text, blocks}</c>.</summary>
    public static JsonObject Render(View view) => new()
    {
        ["text"] = Fallback(view),
        ["blocks"] = Blocks(view, BlockLimits.Blocks),
    };

    /// <summary>An App Home view: <c>{type, blocks}</c>.</summary>
    public static JsonObject RenderHome(View view) => new()
    {
        ["type"] = "home",
        ["blocks"] = Blocks(view, BlockLimits.HomeBlocks),
    };

    /// <summary>
    /// A dialog that asks for the view's inputs and sends them as its action that submits: <c>{type, title, submit, close, callback_id,
    /// private_metadata, blocks}</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The view has no action that submits.</exception>
    public static JsonObject RenderDialog(View view)
    {
        var save = view.Actions.FirstOrDefault(action => action.Submits)
            ?? throw new ArgumentException("A dialog needs an action that submits.", nameof(view));
        var blocks = Blocks(view with { Title = null, Actions = [] }, BlockLimits.HomeBlocks, isDialog: true);
        foreach (var input in blocks.OfType<JsonObject>().Where(block => (string?)block["type"] == "input"))
            input["optional"] = true;
        return new()
        {
            ["type"] = "modal",
            ["title"] = BlockParts.Plain(SlackText.Shorten(SlackText.Clean(view.Title ?? view.Fallback), BlockLimits.DialogTitle)),
            ["submit"] = BlockParts.Plain(SlackText.Shorten(SlackText.Clean(save.Title), BlockLimits.DialogTitle)),
            ["close"] = BlockParts.Plain("Cancel"),
            ["callback_id"] = ActionCode.ActionId(save, 0),
            ["private_metadata"] = ActionCode.Data(save),
            ["blocks"] = blocks,
        };
    }

    private static string Fallback(View view)
    {
        var text = SlackText.Clean(view.Fallback);
        if (text.Length == 0)
            text = SlackText.Clean(view.Title ?? "");
        return SlackText.Escape(text.Length == 0 ? "A card from QuizBot" : text, BlockLimits.Fallback);
    }

    private static JsonArray Blocks(View view, int most, bool isDialog = false)
    {
        var budget = new TextBudget(BlockLimits.AllText - BlockFit.LeftOut.Length - BlockLimits.TextOverhead);
        var card = CardMark(view);

        // What people press is drawn first: a text that is too long may lose its end, a card must not lose its buttons.
        var buttons = InputBlocks.Buttons(view.Actions, budget);
        var submit = view.Actions.FirstOrDefault(action => action.Submits);
        var inputs = new InputBlocks(card, submit, isDialog, budget);
        var drawn = new Dictionary<Block, JsonObject?>(ReferenceEqualityComparer.Instance);
        foreach (var block in view.Blocks.OfType<FieldBlock>().Take(InputBlocks.Most))
            drawn.TryAdd(block, inputs.Draw(block));

        var fit = new BlockFit(most);
        if (view.Title is { } title && budget.Take(title, BlockLimits.Header) is { Length: > 0 } heading)
            fit.Add(BlockParts.Header(heading));
        foreach (var block in view.Blocks)
        {
            if (drawn.Remove(block, out var input) && input is not null)
            {
                if (block is FieldBlock { Problem: { } problem })
                {
                    foreach (var text in TextBlocks.Draw(new TextBlock(problem, Tone.Bad), budget))
                        fit.Add(text);
                }

                foreach (var text in inputs.Legend(block))
                    fit.Add(text);
                fit.AddFixed(input);
            }
            else
            {
                foreach (var text in TextBlocks.Draw(block, budget))
                    fit.Add(text);
            }
        }

        foreach (var row in buttons)
            fit.AddFixed(row);
        return fit.ToArray();
    }

    /// <summary>
    /// Tells cards apart. Slack keeps what was typed or picked as long as block ids stay the same, so the next card's must differ.
    /// </summary>
    private static string CardMark(View view)
    {
        var text = new StringBuilder(view.Title).Append('\n').Append(view.Fallback);
        foreach (var action in view.Actions)
            text.Append('\n').Append(action.Verb).Append(ActionCode.Data(action));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 4));
    }
}
