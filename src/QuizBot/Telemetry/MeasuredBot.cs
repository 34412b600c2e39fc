using System.Diagnostics;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;

namespace QuizBot.Telemetry;

/// <summary>
/// Counts turns and takes their time. A trace has the channel and the kind of the turn, and nothing of who or what it was.
/// </summary>
internal sealed class MeasuredBot(IBot bot, HostMetrics metrics, TimeProvider time) : IBot
{
    public const string SourceName = "QuizBot";

    private static readonly ActivitySource Source = new(SourceName);

    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        using var span = Source.StartActivity("turn");
        span?.SetTag("quizbot.channel", turn.Learner.Channel).SetTag("quizbot.turn", turn.Input.GetType().Name);
        var began = time.GetTimestamp();
        var outcome = "failed";
        try
        {
            var replies = await bot.HandleAsync(turn, cancel);
            outcome = "answered";
            return replies;
        }
        catch (StoreUnavailableException)
        {
            outcome = "unavailable";
            throw;
        }
        finally
        {
            metrics.Turn(turn.Learner.Channel, outcome, time.GetElapsedTime(began));
            span?.SetTag("quizbot.outcome", outcome).SetStatus(outcome == "answered" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }
    }

    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) =>
        bot.PostedAsync(room, round, message, cancel);

    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) =>
        bot.ExplainedAsync(room, entry, message, cancel);
}
