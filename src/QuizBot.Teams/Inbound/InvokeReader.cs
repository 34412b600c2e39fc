using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Inbound;

/// <summary>What an invoke asks of the bot; where it asks nothing that the bot knows, what it is answered with instead.</summary>
internal static class InvokeReader
{
    private const string UnknownButton = "I cannot read what this button sent. Say “quiz” for a fresh card.";

    /// <exception cref="BadActivityException">The id of the card is unusable.</exception>
    public static (TurnInput? Input, InvokeAnswer Otherwise) Read(Activity activity) => activity.Name switch
    {
        InvokeNames.Execute => Press(activity),
        InvokeNames.Search => (SearchInvokes.Query(activity.Value), InvokeAnswer.Ok),
        InvokeNames.Explain => (SearchInvokes.Message(activity.Value), InvokeAnswer.Ok),
        InvokeNames.Feedback => (Rating(activity), InvokeAnswer.NotImplemented),
        _ => (null, InvokeAnswer.NotImplemented),
    };

    /// <summary>Null for what was submitted in another form than Teams' own.</summary>
    private static Rated? Rating(Activity activity)
    {
        if (JsonText.Member(activity.Value, "actionName") != "feedback" || !JsonText.TryGet(activity.Value, "actionValue", out var value))
            return null;
        var reaction = JsonText.Member(value, "reaction");
        if (reaction is not ("like" or "dislike"))
            return null;
        var text = FeedbackText(JsonText.Member(value, "feedback") ?? "");
        return new Rated(reaction == "like", text, TurnReader.OptionalId(activity.ReplyToId, "replyToId"));
    }

    /// <summary>Teams wraps what people write in JSON inside of the JSON.</summary>
    private static string FeedbackText(string feedback)
    {
        try
        {
            using var form = JsonDocument.Parse(feedback);
            return JsonText.Member(form.RootElement, "feedbackText") ?? "";
        }
        catch (JsonException)
        {
            return feedback;
        }
    }

    private static (TurnInput?, InvokeAnswer) Press(Activity activity)
    {
        if (!JsonText.TryGet(activity.Value, "action", out var action) || action.ValueKind != JsonValueKind.Object)
            return (null, InvokeAnswer.Of(ExecuteAnswer.Error(400, "BadRequest", "The press has no action.")) with { Status = 400 });
        if (JsonText.Member(action, "type") != "Action.Execute")
        {
            var refusal = ExecuteAnswer.Error(400, "NotSupported", "Only Action.Execute can be pressed here.");
            return (null, InvokeAnswer.Of(refusal) with { Status = 400 });
        }

        var pressed = PressData.FromExecute(action, TurnReader.OptionalId(activity.ReplyToId, "replyToId"));
        return (pressed, InvokeAnswer.Of(ExecuteAnswer.Message(UnknownButton)));
    }
}

/// <summary>The invokes that the bot answers.</summary>
internal static class InvokeNames
{
    /// <summary>Someone pressed a button, or a client asks for a card of its viewer's own.</summary>
    public const string Execute = "adaptiveCard/action";

    /// <summary>Someone types into the search box beside the composer.</summary>
    public const string Search = "composeExtension/query";

    /// <summary>Someone chose "Explain this" on a colleague's message.</summary>
    public const string Explain = "composeExtension/fetchTask";

    /// <summary>Someone used the buttons that Teams puts under a message to say whether it was good.</summary>
    public const string Feedback = "message/submitAction";
}
