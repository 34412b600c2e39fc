using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Inbound;

/// <summary>Puts a turn to the bot, and tells what its replies are to an adapter: the answer to an invoke, or messages to send.</summary>
internal sealed partial class TurnRunner(IBot bot, ILogger<TurnRunner> log)
{
    /// <summary>What the bot says; null where it could not answer, which is logged.</summary>
    public async Task<IReadOnlyList<Reply>?> RunAsync(Turn turn)
    {
        try
        {
            return await bot.HandleAsync(turn, CancellationToken.None);
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

    /// <summary>What to send about a message or an event; to a room that the bot was taken out of, nothing.</summary>
    public async Task<IReadOnlyList<Reply>> SaidAsync(Turn turn)
    {
        var replies = await RunAsync(turn) ?? (turn.Input is Said or Pressed ? [new Reply(ReplyKind.Post, Apology.View)] : []);
        return turn.Input is BotRemoved ? [] : replies;
    }

    public async Task<PressAnswer> PressedAsync(Turn turn)
    {
        if (await RunAsync(turn) is not { } replies)
            return new PressAnswer(ExecuteAnswer.Error(500, "Unavailable", Apology.Text), [], null);
        if (replies.FirstOrDefault(reply => reply.Kind is ReplyKind.Private or ReplyKind.Replace) is not { } shown)
            return new PressAnswer(ExecuteAnswer.Message(replies.Count > 0 ? replies[0].View.Fallback : ""), replies, null);
        var drawn = new DrawnReply(shown, ReplySender.Card(shown));
        return new PressAnswer(ExecuteAnswer.Card(drawn.Card), replies, drawn);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A turn could not be stored: {Problem}")]
        public static partial void NoStore(ILogger log, string problem);

        [LoggerMessage(2, LogLevel.Error, "A turn failed: {Input}.")]
        public static partial void Failed(ILogger log, Exception problem, string input);
    }
}

/// <summary>What became of a press.</summary>
/// <param name="Answer">What the presser's client gets.</param>
/// <param name="Replies">All that the bot said.</param>
/// <param name="Drawn">The one of them that is the answer; null where none is.</param>
internal sealed record PressAnswer(ExecuteAnswer Answer, IReadOnlyList<Reply> Replies, DrawnReply? Drawn)
{
    /// <summary>True where there is something to send besides the answer.</summary>
    public bool HasMore => Replies.Any(reply => !ReferenceEquals(reply, Drawn?.Reply) || reply.Kind == ReplyKind.Replace);
}
