using System.Text.Json;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Teams.Activities;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Inbound;

/// <summary>An activity that was let in: from turn to answer.</summary>
internal sealed partial class TurnRunner(IBot bot, ReplySender sender, SeenDeliveries deliveries, BackgroundSends sends, TimeProvider time, ILogger<TurnRunner> log)
{
    private static readonly Reply[] Sorry = [new(ReplyKind.Post, Apology.View)];

    private const string UnknownButton = "I cannot read what this button sent. Say “quiz” for a fresh card.";

    /// <summary>Finishes what it began also when the caller hangs up: a second delivery may be waiting for the same answer.</summary>
    /// <exception cref="BadActivityException">The activity breaks the protocol.</exception>
    public Task<InvokeAnswer> HandleAsync(Activity activity, Uri service)
    {
        if (TurnReader.OptionalId(activity.Id, "id") is not { } id)
            return ActAsync(activity, service, CancellationToken.None);
        return deliveries.OnceAsync($"{activity.Type} {activity.Conversation?.Id} {id}", () => ActAsync(activity, service, CancellationToken.None));
    }

    private async Task<InvokeAnswer> ActAsync(Activity activity, Uri service, CancellationToken cancel)
    {
        if (activity.Type == "invoke")
            return await InvokeAsync(activity, service, cancel);
        if (TurnReader.Read(activity, service, time.GetUtcNow()) is not { } incoming)
            return InvokeAnswer.Ok;

        var replies = await AskAsync(incoming.Turn, cancel) ?? (incoming.Turn.Input is Said or Pressed ? Sorry : []);
        if (replies.Count > 0 && incoming.Turn.Input is not BotRemoved)
            await sends.RunAsync(stop => sender.SendAsync(incoming, replies, null, stop));
        return InvokeAnswer.Ok;
    }

    private async Task<InvokeAnswer> InvokeAsync(Activity activity, Uri service, CancellationToken cancel)
    {
        switch (activity.Name)
        {
            case "adaptiveCard/action":
                return await ExecuteAsync(activity, service, cancel);
            case "composeExtension/query":
                return await AskAsync(Turn(activity, service, SearchInvokes.Query(activity.Value)), cancel) is { } hits
                    ? SearchInvokes.List(hits, activity.Value)
                    : SearchInvokes.Failed;
            case "composeExtension/fetchTask":
                return await AskAsync(Turn(activity, service, SearchInvokes.Message(activity.Value)), cancel) is { } terms
                    ? SearchInvokes.Dialog(terms)
                    : SearchInvokes.DialogFailed;
            default:
                return InvokeAnswer.NotImplemented;
        }
    }

    private async Task<InvokeAnswer> ExecuteAsync(Activity activity, Uri service, CancellationToken cancel)
    {
        if (!JsonText.TryGet(activity.Value, "action", out var action) || action.ValueKind != JsonValueKind.Object)
            return InvokeAnswer.Error(400, "BadRequest", "The press has no action.", broken: true);
        if (JsonText.Member(action, "type") != "Action.Execute")
            return InvokeAnswer.Error(400, "NotSupported", "Only Action.Execute can be pressed here.", broken: true);
        if (PressData.FromExecute(action, TurnReader.OptionalId(activity.ReplyToId, "replyToId")) is not { } pressed)
            return InvokeAnswer.Message(UnknownButton);

        var incoming = TurnReader.Read(activity, service, time.GetUtcNow(), pressed);
        if (await AskAsync(incoming.Turn, cancel) is not { } replies)
            return InvokeAnswer.Error(500, "Unavailable", Apology.Text) with { IsFinal = false };
        var shown = replies.FirstOrDefault(reply => reply.Kind is ReplyKind.Private or ReplyKind.Replace);
        var answered = shown is null ? null : new DrawnReply(shown, ReplySender.Card(shown));
        if (replies.Any(reply => !ReferenceEquals(reply, shown) || reply.Kind == ReplyKind.Replace))
            await sends.RunAsync(stop => sender.SendAsync(incoming, replies, answered, stop));
        return answered is not null ? InvokeAnswer.Card(answered.Card) : InvokeAnswer.Message(replies.Count > 0 ? replies[0].View.Fallback : "");
    }

    private Turn Turn(Activity activity, Uri service, TurnInput input) => TurnReader.Read(activity, service, time.GetUtcNow(), input).Turn;

    /// <summary>Null where the bot could not answer; that is logged.</summary>
    private async Task<IReadOnlyList<Reply>?> AskAsync(Turn turn, CancellationToken cancel)
    {
        try
        {
            return await bot.HandleAsync(turn, cancel);
        }
        catch (StoreUnavailableException problem)
        {
            Log.NoStore(log, problem.Message);
            return null;
        }
#pragma warning disable CA1031 // One turn that goes wrong is told to its person in words, not to the channel as a failure.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem, turn.Input.GetType().Name);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A turn could not be stored: {Problem}")]
        public static partial void NoStore(ILogger log, string problem);

        [LoggerMessage(2, LogLevel.Error, "A turn failed: {Input}.")]
        public static partial void Failed(ILogger log, Exception problem, string input);
    }
}
