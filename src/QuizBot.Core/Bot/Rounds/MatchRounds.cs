using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>The rounds of a match by their number: 0 is its lobby, where whoever has joined has "answered".</summary>
internal static class MatchRounds
{
    public static Task<Stored<Round>?> GetRoundAsync(this Rooms rooms, RoomId room, string match, int number, CancellationToken cancel) =>
        rooms.GetRoundAsync(room, AskIds.OfMatch(room, match, number), cancel);

    public static Task<IReadOnlyList<RoundAnswer>> GetAnswersAsync(
        this Rooms rooms, RoomId room, string match, int number, CancellationToken cancel) =>
        rooms.GetAnswersAsync(room, AskIds.OfMatch(room, match, number), cancel);

    /// <summary>The answers to each of so many rounds, up to the one a match is at.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<RoundAnswer>>> GetLastAnswersAsync(
        this Rooms rooms, RoomId room, Game match, int count, CancellationToken cancel) =>
        await Task.WhenAll(Enumerable.Range(match.Number - count + 1, count)
            .Select(number => rooms.GetAnswersAsync(room, match.Id, number, cancel)));
}
