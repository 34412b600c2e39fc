using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using QuizBot.BotFramework.Connecting;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Outbound;

namespace QuizBot.BotFramework;

/// <summary>
/// The bot as the SDK has one. Each handler puts its turn to Core, whose router finds the dialog, and says what comes back.
/// </summary>
internal sealed class TeamsBot(TurnRunner turns, ReplySender sender, BackgroundSends sends, TurnContextConnector connector)
    : TeamsActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        ReplyAsync(turnContext, cancellationToken);

    /// <summary>Not the SDK's own way, which asks Teams about each person who came.</summary>
    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        ReplyAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        ReplyAsync(turnContext, cancellationToken);

    /// <summary>The presser gets the new card as the answer; what others are to see follows when the turn is over.</summary>
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var incoming = turnContext.Incoming();
        var press = await turns.PressedAsync(incoming.Turn);
        if (press.HasMore)
            await sends.RunAsync(stop => sender.SendAsync(incoming, press.Replies, press.Drawn, stop));
        var answer = press.Answer;
        return new AdaptiveCardInvokeResponse { StatusCode = answer.StatusCode, Type = answer.Type, Value = SdkJson.Raw(answer.Value) };
    }

    /// <summary>Feedback has no handler in the SDK, which is older.</summary>
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Name != InvokeNames.Feedback)
            return await base.OnInvokeActivityAsync(turnContext, cancellationToken);
        return await turns.RunAsync(turnContext.Incoming().Turn) is null
            ? new InvokeResponse { Status = 500 }
            : CreateInvokeResponse(new JObject());
    }

    protected override async Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken)
    {
        var incoming = turnContext.Incoming();
        var said = turnContext.Said(await turns.RunAsync(incoming.Turn));
        return SdkJson.Read<MessagingExtensionResponse>(SearchInvokes.List(said, incoming.Activity.Value).Body!);
    }

    protected override async Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken)
    {
        var said = turnContext.Said(await turns.RunAsync(turnContext.Incoming().Turn));
        var task = SdkJson.Read<JObject>(SearchInvokes.Dialog(said).Body!)["task"]!;
        return new MessagingExtensionActionResponse((string?)task["type"] == "continue"
            ? task.ToObject<TaskModuleContinueResponse>()
            : task.ToObject<TaskModuleMessageResponse>());
    }

    /// <summary>Says in this turn what the bot says to it.</summary>
    private async Task ReplyAsync(ITurnContext turnContext, CancellationToken cancel)
    {
        var incoming = turnContext.Incoming();
        var replies = await turns.SaidAsync(incoming.Turn);
        turnContext.Committed();
        if (replies.Count > 0)
            await sender.During(connector.During(turnContext)).SendAsync(incoming, replies, null, cancel);
    }
}
