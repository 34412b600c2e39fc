using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Bot;
using QuizBot.Core.Views;
using QuizBot.Teams.Cards;
using QuizBot.Teams.Connector;
using QuizBot.Teams.Turns;

namespace QuizBot.Teams.Endpoint;

/// <summary>Brings replies to where they belong.</summary>
internal sealed partial class ReplySender(IBot bot, ConnectorClient connector, ILogger<ReplySender> log)
{
    private static readonly View OnlyInPrivate = new()
    {
        Fallback = "That is between you and me: write to me in our own chat and I will show you.",
        Blocks = [new TextBlock("That is between you and me: write to me in our own chat and I will show you.")],
    };

    /// <summary>Sends the replies in their order.</summary>
    /// <param name="incoming">What they answer.</param>
    /// <param name="replies">The replies.</param>
    /// <param name="answered">The one that already is the answer to an invoke; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task SendAsync(Incoming incoming, IReadOnlyList<Reply> replies, Reply? answered, CancellationToken cancel)
    {
        try
        {
            foreach (var reply in replies)
            {
                if (ReferenceEquals(reply, answered) && reply.Kind == ReplyKind.Private)
                    continue;
                var result = await SendAsync(incoming, reply, cancel);
                if (result.Outcome != SendOutcome.RoomGone)
                    continue;
                await bot.HandleAsync(incoming.Turn with { Input = new Departed() }, cancel);
                return;
            }
        }
#pragma warning disable CA1031 // The turn is answered and committed: whatever goes wrong from here on is logged, and lost is a message at most.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotSent(log, problem);
        }
    }

    private Task<SendResult> SendAsync(Incoming incoming, Reply reply, CancellationToken cancel)
    {
        var route = incoming.Route;
        return reply.Kind switch
        {
            ReplyKind.Edit when reply.Message is { Length: > 0 } message => connector.UpdateAsync(route with { ReplyTo = null }, message, Activity(route, reply), cancel),
            ReplyKind.Replace when route.Card is { } card => ReplaceAsync(incoming, reply, card, cancel),
            ReplyKind.Private when route.Kind != RoomKind.Personal => WhisperAsync(route, reply, cancel),
            _ => PostAsync(incoming, reply, cancel),
        };
    }

    private async Task<SendResult> PostAsync(Incoming incoming, Reply reply, CancellationToken cancel)
    {
        var result = await connector.PostAsync(incoming.Route, Activity(incoming.Route, reply), cancel);
        if (result is { Outcome: SendOutcome.Done, Id: { } id } && reply.Round is not null)
            await bot.PostedAsync(incoming.Turn.Room, reply.Round, id, cancel);
        return result;
    }

    /// <summary>A card that is gone is posted anew.</summary>
    private async Task<SendResult> ReplaceAsync(Incoming incoming, Reply reply, string card, CancellationToken cancel)
    {
        var route = incoming.Route with { ReplyTo = null };
        var result = await connector.UpdateAsync(route, card, Activity(route, reply), cancel);
        return result.Outcome == SendOutcome.MessageGone ? await PostAsync(incoming with { Route = route }, reply, cancel) : result;
    }

    /// <summary>A message in a shared room has no private answer: it goes to the person's own chat, or nothing is given away.</summary>
    private async Task<SendResult> WhisperAsync(Route route, Reply reply, CancellationToken cancel)
    {
        var chat = await connector.OpenPersonalAsync(route, route.UserId, cancel);
        if (chat is { Outcome: SendOutcome.Done, Id: { } conversation })
        {
            var own = route with { Conversation = conversation, Kind = RoomKind.Personal, ReplyTo = null };
            var sent = await connector.PostAsync(own, Activity(own, reply), cancel);
            if (sent.Outcome == SendOutcome.Done)
                return sent;
        }

        return await connector.PostAsync(route, ActivityWriter.Message(route, OnlyInPrivate, CardRenderer.Render(OnlyInPrivate)), cancel);
    }

    private static byte[] Activity(Route route, Reply reply) => ActivityWriter.Message(route, reply.View, Card(reply));

    public static JsonObject Card(Reply reply) => CardRenderer.Render(reply.View, reply.Viewers);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A reply could not be sent.")]
        public static partial void NotSent(ILogger log, Exception problem);
    }
}
