using QuizBot.Core.Chat;
using QuizBot.Core.Stores;

namespace QuizBot.Hosting;

/// <summary>Stands before the bot: what goes wrong inside is logged, and people get a kind message instead of silence.</summary>
internal sealed partial class GuardedBot(IBot bot, ILogger<GuardedBot> logger) : IBot
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        try
        {
            return await bot.HandleAsync(turn, cancel);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.StoreUnavailable(logger, turn.Learner.Channel, unavailable);
            return Sorry(turn, "I cannot reach my memory right now. Nothing is lost: please try again in a minute.");
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, a person is waiting for an answer.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, turn.Learner.Channel, exception);
            return Sorry(turn, "Something went wrong on my side, and it has been noted. Nothing you did before is lost: please try again.");
        }
    }

    /// <inheritdoc/>
    public async Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel)
    {
        try
        {
            await bot.PostedAsync(room, round, message, cancel);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.StoreUnavailable(logger, room.Channel, unavailable);
        }
    }

    private static IReadOnlyList<Reply> Sorry(Turn turn, string text)
    {
        View view = new() { Blocks = [new TextBlock(text)], Fallback = text };
        return [new(turn.RoomKind == RoomKind.Personal ? ReplyKind.Post : ReplyKind.Private, view)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A turn from {Channel} could not be answered: the store is unavailable.")]
        public static partial void StoreUnavailable(ILogger logger, string channel, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "A turn from {Channel} failed.")]
        public static partial void TurnFailed(ILogger logger, string channel, Exception exception);
    }
}
