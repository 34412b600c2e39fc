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
        var text = Line(rated.Text);
        await reports.AddAsync(turn, new Report(turn.Now, about, text) { Good = rated.Good }, cancel);
    }

    /// <summary>What a message explains.</summary>
    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) =>
        message.Length > LongestId ? Task.CompletedTask : rooms.AddExplainedAsync(room, new ExplainedMessage(message, entry), cancel);

    /// <summary>On one line and not too long; half a letter at the end is left out.</summary>
    private static string Line(string text)
    {
        char[] gaps = [' ', .. text.Where(char.IsControl).Distinct()];
        var line = string.Join(' ', text.Split(gaps, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= Report.MostText)
            return line;
        return line[..(char.IsHighSurrogate(line[Report.MostText - 1]) ? Report.MostText - 1 : Report.MostText)];
    }
}
