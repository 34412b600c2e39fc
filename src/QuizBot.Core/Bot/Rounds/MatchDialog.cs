using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// A match: timed rounds one after another. Its clock is an errand in the store: whichever instance runs when the time is up goes on,
/// and every step has an id of its own, so that doing it twice posts it once.
/// </summary>
internal sealed class MatchDialog(RoundDialog round, Rooms rooms, Pushes pushes)
{
    public const string Stop = "stop";

    public async Task<IReadOnlyList<Reply>> StartAsync(Library library, Turn turn, MatchRequest request, CancellationToken cancel)
    {
        if (Cards(library).Count == 0)
            return Replies.Post(Replies.Line("There are no flashcards with an answer to check in these notes yet, so there is nothing to play with."));
        return await PostAsync(library, turn, new(AskIds.From(turn), 1, request.Rounds, request.Seconds), cancel);
    }

    public async Task<IReadOnlyList<Reply>> StopAsync(Library library, Turn turn, CancellationToken cancel)
    {
        if ((await rooms.GetAsync(turn.Room, cancel)).Value.Match is not { } match)
            return Replies.Post(Replies.Line("No match is on here. Say “quiz 10” to start one."));
        await pushes.UpdateAsync(turn.Room, PushKind.Match, _ => null, cancel);
        return await EndAsync(library, turn, match, cancel);
    }

    /// <summary>The time of a card is up.</summary>
    public async Task<IReadOnlyList<Reply>> NextAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        if (errand.Subject?.Split('|') is not [var id, var wanted] || !int.TryParse(wanted, CultureInfo.InvariantCulture, out var number))
            return [];
        var on = (await rooms.GetAsync(turn.Room, cancel)).Value.Match;
        if (on?.Id == id && (on.Number == number || on.Number == number - 1))
            return number > on.Rounds || Cards(library).Count == 0 ? await EndAsync(library, turn, on, cancel) : await PostAsync(library, turn, on with { Number = number }, cancel);

        // A match that ended in this very step, before its end could be told.
        var last = on is null ? await rooms.GetRoundAsync(turn.Room, AskIds.OfMatch(turn.Room, id, number - 1), cancel) : null;
        return last is { Value.Match: { } over } && over.Number == over.Rounds ? await EndAsync(library, turn, over, cancel) : [];
    }

    /// <summary>Points reward proof: a match takes only cards whose answer can be checked.</summary>
    private static IReadOnlyList<Flashcard> Cards(Library library) => [.. library.Deck.Cards.Where(card => card.Kind != FlashcardKind.Reveal)];

    private async Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        var id = AskIds.OfMatch(turn.Room, match.Id, match.Number);
        var replies = await round.PostAsync(library, turn, id, Cards(library), match, cancel);

        // Without one, another match is on, or this one was stopped.
        if ((await rooms.GetRoundAsync(turn.Room, id, cancel))?.Value is not { Ends: { } ends })
            return replies;
        Push next = new()
        {
            Kind = PushKind.Match,
            Room = turn.Room,
            RoomKind = turn.RoomKind,
            Address = turn.Address,
            Due = ends,
            Subject = string.Create(CultureInfo.InvariantCulture, $"{match.Id}|{match.Number + 1}"),
        };
        await pushes.UpdateAsync(turn.Room, PushKind.Match, planned => planned?.Due > next.Due ? planned : next, cancel);
        return replies;
    }

    private async Task<IReadOnlyList<Reply>> EndAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        var closed = await round.CloseAsync(library, turn, match, cancel);
        var scores = await round.ScoresAsync(turn.Room, match, cancel);
        var line = Standings.Winners(scores) ?? (scores.Count == 0 ? "Nobody played along this time." : "Nobody had a card right this time.");
        View end = new()
        {
            Title = "The match is over",
            Blocks = Standings.Table(scores) is { } table ? [new TextBlock(line), table] : [new TextBlock(line)],
            Actions = [Buttons.Say("Play again", $"{Commands.Quiz} {match.Rounds}"), Buttons.Say("Leaderboard", Commands.Leaderboard)],
            Fallback = $"The match is over. {line}",
        };
        return [.. closed, new(ReplyKind.Post, end)];
    }
}
