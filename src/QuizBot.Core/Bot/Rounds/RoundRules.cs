using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>When the answer of a card may be shown to everyone, and the next card may come.</summary>
internal sealed class RoundRules(Rooms rooms)
{
    private const int Enough = 3;
    private const int EnoughOfTwo = 2;
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromHours(1);

    /// <summary>So long the first card in a room waits for a second person.</summary>
    private static readonly TimeSpan TimeToCome = TimeSpan.FromMinutes(2);

    /// <summary>A match whose card should have ended so long ago is over, whatever became of it.</summary>
    private static readonly TimeSpan MatchIsGone = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Why nothing new can be posted in a thread now: a match is on, or the card that is open there may not be shown. Null where it can.
    /// </summary>
    public async Task<View?> RefusalAsync(Turn turn, RoomState room, string? thread, CancellationToken cancel)
    {
        if (await MatchOnAsync(turn, room, cancel) is { } on)
        {
            var line = on.Number == 0
                ? "A match is about to begin here: press Join."
                : $"A match is on: card {on.Number} of {on.Rounds}. Say “quiz stop” to end it.";
            return Replies.Line(line, Buttons.Say("Stop the match", "quiz stop"));
        }

        var open = room.OpenIn(thread) is { } id ? (await rooms.GetRoundAsync(turn.Room, id, cancel))?.Value : null;
        return open is { Closed: null, Match: null } && await RefusalAsync(turn, open, cancel) is not null
            ? Replies.Line(
                "A card is open here already: answer that one first. "
                + "The next can come once enough of you have answered it, or an hour after it came.")
            : null;
    }

    /// <summary>The match that is on in a room; null where none is, or its clock has long run out.</summary>
    public async Task<Game?> MatchOnAsync(Turn turn, RoomState room, CancellationToken cancel)
    {
        if (room.Match is not { } match)
            return null;
        var open = await rooms.GetRoundAsync(turn.Room, match.Id, match.Number, cancel);
        return open?.Value.Ends is { } ends && turn.Now < ends + MatchIsGone ? match : null;
    }

    /// <summary>
    /// Why the answer may not be shown to everyone; null where it may. Whoever answered or looked has had a go; two people are enough where
    /// there are no more, and one where nobody else has played here of late.
    /// </summary>
    public async Task<View?> RefusalAsync(Turn turn, Round round, CancellationToken cancel)
    {
        if (turn.Now - round.At >= TimeToEnd)
            return null;
        var answers = await rooms.GetAnswersAsync(turn.Room, round.Id, cancel);
        if (answers.Count >= Enough)
            return null;
        var week = RoomWeek.Of(round.Zone, turn.Now);
        var scores = await Task.WhenAll(new[] { week, week.Before }.Select(some => rooms.GetScoresAsync(turn.Room, some.Monday, cancel)));
        var known = scores.SelectMany(some => some).Where(score => score.Learner is not null).ToLookup(score => score.Learner!.Value);
        var people = known.Select(person => person.Key).Union(RoundCount.PeopleOf(answers)).Count();
        var hasPlayed = known.SelectMany(person => person).SelectMany(score => score.Rounds).Any(other => other.Round != round.Id);
        var isAlone = people == 1 && (hasPlayed || turn.Now - round.At >= TimeToCome);
        var needed = people > EnoughOfTwo ? Enough : isAlone ? 1 : EnoughOfTwo;
        return answers.Count >= needed ? null : Replies.Line(
            $"Let others have a go first: the round can be ended once {Wording.Count(needed, "person has", "people have")} answered "
            + "or an hour has passed.");
    }
}
