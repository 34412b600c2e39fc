using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Outbound;

/// <summary>Brings replies to where they belong.</summary>
internal sealed partial class ReplySender(
    IBot bot, IConnector connector, Paces paces, Regrets regrets, EditPace edits, BackgroundSends sends, TimeProvider time,
    ILogger<ReplySender> log)
{
    /// <summary>
    /// Where a tenant's queue is longer, others wait for whatever is sent: an explanation is then one message and not two.
    /// </summary>
    private static readonly TimeSpan Crowd = TimeSpan.FromSeconds(1);

    private static readonly View OnlyInPrivate = new()
    {
        Fallback = "That is between you and me: write to me in our own chat and I will show you.",
        Blocks = [new TextBlock("That is between you and me: write to me in our own chat and I will show you.")],
    };

    /// <summary>Speaks in the turn that is on; null for none.</summary>
    private IConnector? Turn { get; init; }

    private IConnector Now => Turn ?? connector;

    /// <summary>The same, in a turn that is on.</summary>
    public ReplySender During(IConnector turn) => new(bot, connector, paces, regrets, edits, sends, time, log) { Turn = turn };

    /// <summary>Sends the replies in their order.</summary>
    /// <param name="incoming">What they answer.</param>
    /// <param name="replies">The replies.</param>
    /// <param name="answered">The one that already is the answer to an invoke; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task SendAsync(Incoming incoming, IReadOnlyList<Reply> replies, DrawnReply? answered, CancellationToken cancel)
    {
        try
        {
            foreach (var reply in replies)
            {
                if (reply is { Kind: ReplyKind.Edit, Message: { Length: > 0 } message })
                {
                    await EditAsync((incoming.Route with { ReplyTo = null }).In(reply.Thread), message, reply);
                    continue;
                }

                var isAnswer = ReferenceEquals(reply, answered?.Reply);
                if (isAnswer && reply.Kind == ReplyKind.Private)
                    continue;
                var result = await SendAsync(incoming, reply, isAnswer ? answered!.Card : Card(reply), cancel);
                if (result.IsDropped && !isAnswer)
                    regrets.Owe(incoming.Route);
                if (result.Outcome != SendOutcome.RoomGone || reply.Thread is { Length: > 0 })
                    continue;
                await bot.HandleAsync(incoming.Turn with { Input = new BotRemoved() }, cancel);
                return;
            }
        }
#pragma warning disable CA1031 // The turn is answered and committed: whatever goes wrong now is logged, and lost is a message at most.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotSent(log, problem);
        }
    }

    private Task<SendResult> SendAsync(Incoming incoming, Reply reply, byte[] card, CancellationToken cancel)
    {
        var route = incoming.Route;
        return reply.Kind switch
        {
            ReplyKind.Replace when route.Card is { } pressed => ReplaceAsync(incoming, pressed, reply, card, cancel),
            ReplyKind.Private when route.Kind != RoomKind.Personal => WhisperAsync(route, reply, card, cancel),
            _ => PostAsync(incoming.Turn.Room, route.In(reply.Thread), reply, card, cancel),
        };
    }

    private async Task<SendResult> PostAsync(RoomId room, Route route, Reply reply, byte[] card, CancellationToken cancel)
    {
        if (reply.View.Blocks.OfType<SourceBlock>().SelectMany(block => block.Sources).ToList() is { Count: > 0 } sources
            && paces.Queue(route.Tenant) < Crowd)
            return await ExplainAsync(room, route, reply, sources, cancel);
        var result = await Now.PostAsync(route, OutgoingMessage.Of(reply, card), cancel);
        if (result is { Outcome: SendOutcome.Done, Id: { } id } && reply.Round is not null)
            await StoreAsync(() => bot.PostedAsync(room, reply.Round, id, cancel), cancel);
        return result;
    }

    /// <summary>An explanation and, in a message of its own, where it is from: Teams shows citations of texts, not of cards.</summary>
    private async Task<SendResult> ExplainAsync(
        RoomId room, Route route, Reply reply, IReadOnlyList<Source> sources, CancellationToken cancel)
    {
        var bare = reply with { View = reply.View with { Blocks = [.. reply.View.Blocks.Where(block => block is not SourceBlock)] } };
        var result = await Now.PostAsync(route, OutgoingMessage.Of(bare), cancel);
        if (result.Outcome != SendOutcome.Done)
            return result;
        var entries = string.Join(", ", sources.Select(source => source.Entry).Distinct());
        if (await Now.PostAsync(route, OutgoingMessage.Of(sources), cancel) is { Outcome: SendOutcome.Done, Id: { } id })
            await StoreAsync(() => bot.ExplainedAsync(room, entries, id, cancel), cancel);
        return result;
    }

    /// <summary>
    /// A card that the bot does not know can never be counted or closed: a store that is away for a moment is waited for.
    /// </summary>
    private Task StoreAsync(Func<Task> store, CancellationToken cancel) => Retrying.DoAsync(
        store,
        failure => failure is StoreUnavailableException,
        (wait, stop) => Task.Delay(wait, time, stop),
        cancel);

    private ValueTask EditAsync(Route route, string message, Reply reply)
    {
        var name = $"{route.Conversation} {message}";
        return edits.Add(name, stop => EditAsync(route, message, reply, stop))
            ? sends.RunAsync(stop => edits.RunAsync(name, (wait, end) => Task.Delay(wait, time, end), stop))
            : ValueTask.CompletedTask;
    }

    private async Task EditAsync(Route route, string message, Reply reply, CancellationToken cancel)
    {
        try
        {
            await connector.UpdateAsync(route, message, OutgoingMessage.Of(reply with { View = await reply.DrawAsync(cancel) }), cancel);
        }
#pragma warning disable CA1031 // As above; the next edit is tried all the same.
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.NotSent(log, problem);
        }
    }

    /// <summary>A card that is gone is posted anew.</summary>
    private async Task<SendResult> ReplaceAsync(Incoming incoming, string pressed, Reply reply, byte[] card, CancellationToken cancel)
    {
        var route = incoming.Route with { ReplyTo = null };
        var result = await Now.UpdateAsync(route, pressed, OutgoingMessage.Of(reply, card), cancel);
        return result.Outcome == SendOutcome.MessageGone ? await PostAsync(incoming.Turn.Room, route, reply, card, cancel) : result;
    }

    /// <summary>A message in a shared room has no private answer: it goes to the person's own chat, or nothing is given away.</summary>
    private async Task<SendResult> WhisperAsync(Route route, Reply reply, byte[] card, CancellationToken cancel)
    {
        var chat = await Now.OpenPersonalAsync(route, route.UserId, cancel);
        if (chat is { Outcome: SendOutcome.Done, Id: { } conversation })
        {
            var own = route with { Conversation = conversation, Kind = RoomKind.Personal, ReplyTo = null };
            var sent = await Now.PostAsync(own, OutgoingMessage.Of(reply, card), cancel);
            if (sent.Outcome == SendOutcome.Done)
                return sent;
        }

        return await Now.PostAsync(route, OutgoingMessage.Of(new Reply(ReplyKind.Post, OnlyInPrivate)), cancel);
    }

    /// <summary>The reply's card in JSON.</summary>
    public static byte[] Card(Reply reply) => TeamsJson.Write(CardRenderer.Render(reply.View));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A reply could not be sent.")]
        public static partial void NotSent(ILogger log, Exception problem);
    }
}

/// <summary>
/// The reply that is the answer to an invoke, with its card drawn once, in JSON, for the answer and for the message it replaces.
/// </summary>
internal sealed record DrawnReply(Reply Reply, byte[] Card);
