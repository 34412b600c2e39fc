using System.Text.Json.Nodes;
using QuizBot.Core.Chat;
using QuizBot.Slack.Blocks;

namespace QuizBot.Slack.Inbound;

/// <summary>Says beside the fields of a dialog what is wrong with them.</summary>
internal static class DialogErrors
{
    private const int Longest = 500;

    /// <summary>The acknowledgement that keeps the dialog open with all that was entered; null where nothing is wrong.</summary>
    public static JsonObject? Of(Ask ask, IReadOnlyList<Reply> replies)
    {
        var errors = new JsonObject();
        foreach (var field in replies.Take(1).SelectMany(reply => reply.View.Blocks).OfType<FieldBlock>())
        {
            if (field.Problem is { } problem && ask.Fields.TryGetValue(field.Id, out var block))
                errors[block] = SlackText.Shorten(SlackText.Clean(problem), Longest);
        }

        return errors.Count == 0 ? null : new() { ["response_action"] = "errors", ["errors"] = errors };
    }
}
