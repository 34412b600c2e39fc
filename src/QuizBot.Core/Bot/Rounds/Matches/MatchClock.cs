using System.Globalization;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>
/// The clock of a match is an errand in the store: whichever instance runs when the time is up goes on, and every step has an id of its
/// own, so that doing it twice posts it once.
/// </summary>
internal sealed class MatchClock(Pushes pushes)
{
    /// <summary>Plans a step; one that comes later in the match stays.</summary>
    public Task SetAsync(Turn turn, Game match, MatchStep step, DateTimeOffset due, CancellationToken cancel)
    {
        var next = Push.In(turn, PushKind.Match, due) with { Thread = match.Thread, Subject = step.ToString() };
        return pushes.UpdateAsync(
            turn.Room,
            PushKind.Match,
            planned => IsLater(planned, next, step) ? planned : next with { Address = next.Address ?? planned?.Address },
            cancel);
    }

    /// <summary>Nothing more comes of a match.</summary>
    public Task StopAsync(RoomId room, Game match, CancellationToken cancel) => pushes.UpdateAsync(
        room, PushKind.Match, planned => MatchStep.Read(planned?.Subject) is { } step && step.Match != match.Id ? planned : null, cancel);

    private static bool IsLater(Push? planned, Push next, MatchStep step) =>
        planned is { Active: true } && MatchStep.Read(planned.Subject) is { } other && other.Match == step.Match
        && (other.Order > step.Order || (other.Order == step.Order && planned.Due > next.Due));
}

/// <summary>What a match does next.</summary>
/// <param name="Match">Its id.</param>
/// <param name="Number">The card to post, from 1, or one past the last; 0 to count down.</param>
/// <param name="Left">Seconds that are left of the countdown then.</param>
internal sealed record MatchStep(string Match, int Number, int Left = 0)
{
    private const int LongestCountdown = 1_000;

    /// <summary>Rises from step to step.</summary>
    public int Order => Number == 0 ? -Left : Number + LongestCountdown;

    /// <summary>Null for what is no step.</summary>
    public static MatchStep? Read(string? subject) => subject?.Split('|') switch
    {
        [var match, var number] when int.TryParse(number, CultureInfo.InvariantCulture, out var card) => new(match, card),
        [var match, "0", var seconds] when int.TryParse(seconds, CultureInfo.InvariantCulture, out var left) => new(match, 0, left),
        _ => null,
    };

    public override string ToString() => Number == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Match}|0|{Left}")
        : string.Create(CultureInfo.InvariantCulture, $"{Match}|{Number}");
}
