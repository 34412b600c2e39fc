using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>What people think of an explanation; those who write the notes read it with <c>QuizBot reports</c>.</summary>
internal sealed class RatingDialog(Rooms rooms, ReportBook reports)
{
    private const int LongestId = 2_000;

    public async Task RateAsync(Turn turn, Rated rated, CancellationToken cancel)
    {
        var about = rated.Message is { } message ? await rooms.ExplainedByAsync(turn.Room, message, cancel) : null;
        await reports.AddAsync(turn, new Report(turn.Now, about, ReportLine.Of(rated.Text)) { Good = rated.Good }, cancel);
    }

    /// <summary>What a message explains.</summary>
    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) =>
        message.Length > LongestId ? Task.CompletedTask : rooms.AddExplainedAsync(room, new ExplainedMessage(message, entry), cancel);
}
