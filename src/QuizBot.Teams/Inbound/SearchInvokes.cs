using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;
using QuizBot.Teams.Cards;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Inbound;

/// <summary>The message extension: searching beside the composer, and "Explain this" on a colleague's message.</summary>
internal static class SearchInvokes
{
    private const int MaxHits = 25;
    private const int MaxText = 4_000;
    private const int HitsInDialog = 3;

    /// <summary>What a search box holds; empty when it was just opened.</summary>
    public static Searched Query(JsonElement value)
    {
        if (JsonText.TryGet(value, "parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Array)
        {
            foreach (var parameter in parameters.EnumerateArray())
            {
                if (JsonText.Member(parameter, "name") is { } name && name != "initialRun")
                    return new Searched(Cut(JsonText.Member(parameter, "value") ?? ""));
            }
        }

        return new Searched("");
    }

    /// <summary>The text of the message that "Explain this" was chosen on.</summary>
    public static Searched Message(JsonElement value)
    {
        if (!JsonText.TryGet(value, "messagePayload", out var payload) || !JsonText.TryGet(payload, "body", out var body))
            return new Searched("");
        var content = JsonText.Member(body, "content") ?? "";
        return new Searched(Cut(JsonText.Member(body, "contentType") == "text" ? content : WithoutTags(content)));
    }

    /// <param name="replies">The hits; null where the bot could not look.</param>
    /// <param name="value">The invoke's, which says which page of hits is wanted.</param>
    public static InvokeAnswer List(IReadOnlyList<Reply>? replies, JsonElement value)
    {
        if (replies is null)
            return Extension(new JsonObject { ["type"] = "message", ["text"] = Apology.Text }) with { IsFinal = false };
        var (skip, count) = Page(value);
        var attachments = new JsonArray();
        foreach (var reply in replies.Skip(skip).Take(count))
        {
            attachments.Add((JsonNode)new JsonObject
            {
                ["contentType"] = OutgoingMessage.CardType,
                ["content"] = CardRenderer.Render(reply.View),
                ["preview"] = new JsonObject
                {
                    ["contentType"] = "application/vnd.microsoft.card.thumbnail",
                    ["content"] = new JsonObject
                    {
                        ["title"] = Markup(reply.View.Title ?? reply.View.Fallback, 160),
                        ["text"] = Markup(reply.View.Fallback, 400),
                    },
                },
            });
        }

        const string Nothing = "Nothing in the notes has these words. Try a term such as the name of a service or a stage.";
        return attachments.Count == 0 && skip == 0
            ? Extension(new JsonObject { ["type"] = "message", ["text"] = Nothing })
            : Extension(new JsonObject { ["type"] = "result", ["attachmentLayout"] = "list", ["attachments"] = attachments });
    }

    /// <summary>The first hits in one dialog; its buttons are left out, because a dialog cannot press them.</summary>
    public static InvokeAnswer Dialog(IReadOnlyList<Reply>? replies)
    {
        if (replies is null)
            return Task(new JsonObject { ["type"] = "message", ["value"] = Apology.Text }) with { IsFinal = false };
        if (replies.Count == 0)
            return Task(new JsonObject { ["type"] = "message", ["value"] = "I know none of the terms in this message yet." });
        var views = replies.Take(HitsInDialog).Select(reply => reply.View).ToList();
        var view = new View
        {
            Fallback = views[0].Fallback,
            Blocks = [.. views.SelectMany(hit => hit.Title is { } title ? [new TextBlock(title, Tone.Heading), .. hit.Blocks] : hit.Blocks)
                .Where(block => block is not FieldBlock)],
        };
        return Task(new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "From the notes",
                ["width"] = "medium",
                ["height"] = "medium",
                ["card"] = new JsonObject { ["contentType"] = OutgoingMessage.CardType, ["content"] = CardRenderer.Render(view) },
            },
        });
    }

    private static InvokeAnswer Extension(JsonObject result) => InvokeAnswer.Of(new JsonObject { ["composeExtension"] = result });

    private static InvokeAnswer Task(JsonObject task) => InvokeAnswer.Of(new JsonObject { ["task"] = task });

    private static (int Skip, int Count) Page(JsonElement value)
    {
        if (!JsonText.TryGet(value, "queryOptions", out var options))
            return (0, MaxHits);
        int Number(string name, int otherwise) =>
            JsonText.TryGet(options, name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var number)
                ? number
                : otherwise;
        return (Math.Clamp(Number("skip", 0), 0, 10_000), Math.Clamp(Number("count", MaxHits), 1, MaxHits));
    }

    /// <summary>For a thumbnail, whose texts clients read as HTML.</summary>
    private static string Markup(string text, int cost) => WebUtility.HtmlEncode(PlainText.Fit(PlainText.Line(text), cost));

    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var c in html.AsSpan(0, Math.Min(html.Length, 4 * MaxText)))
        {
            if (c is '<' or '>')
            {
                inside = c == '<';
                if (inside)
                    text.Append(' ');
            }
            else if (!inside)
            {
                text.Append(c);
            }
        }

        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];
}
