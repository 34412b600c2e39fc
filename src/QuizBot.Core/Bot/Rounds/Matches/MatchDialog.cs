using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>
/// A match: people join, then timed rounds come one after another, the next as soon as all who play have answered; then the podium.
/// </summary>
internal sealed class MatchDialog(RoundDialog round, Rooms rooms, Learners learners, Pushes pushes, RoundDrawing drawing, Board board)
{
    public const string Stop = "stop";

    /// <summary>So many cards running that nobody answers end it.</summary>
    private const int Silence = 2;

    /// <summary>An end that comes later than this is not told: nobody is there any more.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private readonly MatchClock clock = new(pushes);
    private readonly MatchPlayers players = new(rooms);
    private readonly MatchTeams teams = new(learners);
    private readonly MatchLobby lobby = new(rooms, learners, pushes, drawing, new(pushes));

    /// <summary>False where nothing comes by the clock: a match is then refused rather than begun.</summary>
    public bool HasClock { get; init; } = true;

    /// <returns>Null where a scheduled match has to wait, because another one is on.</returns>
    public async Task<IReadOnlyList<Reply>?> StartAsync(Library library, Turn turn, MatchRequest request, CancellationToken cancel)
    {
        if (!HasClock)
        {
            return Replies.Post(Replies.Line(
                "I cannot play a match here: whoever looks after me has switched off what comes by the clock (Push:Enabled). "
                + "Say “quiz” for a card.",
                Buttons.Quiz("Post a card")));
        }

        if (Pool.Find(library, request.About)?.WithAnswers() is not { } pool)
        {
            return Replies.Post(Replies.Line(
                "I could not find cards for that in the notes. Say “topics” to see what there is, "
                + "or “quiz 10” for a match about everything."));
        }

        if (pool.Cards.Count == 0)
            return Replies.Post(Replies.Line("There are no flashcards with an answer to check there, so there is nothing to play with."));
        var rounds = Math.Min(request.Rounds, pool.Cards.Count);
        Game match = new(AskIds.From(turn), 0, rounds, request.Seconds)
        {
            Thread = turn.Thread,
            About = request.About,
            Teams = request.Teams,
            Remark = rounds == request.Rounds ? request.Remark : $"There are no more than {rounds} cards with an answer to check.",
        };
        return await lobby.OpenAsync(library, turn, match, cancel);
    }

    public Task<IReadOnlyList<Reply>> JoinAsync(Library library, Turn turn, Pressed press, CancellationToken cancel) =>
        lobby.JoinAsync(library, turn, press, cancel);

    public async Task<IReadOnlyList<Reply>> StopAsync(Library library, Turn turn, CancellationToken cancel) =>
        (await rooms.GetAsync(turn.Room, cancel)).Value.Match is { } match
            ? await EndAsync(library, turn, match, null, cancel)
            : Replies.Post(Replies.Line("No match is on here. Say “quiz 10” to start one."));

    /// <summary>The bot was taken out of the room: a match that was on is over, and nothing keeps the room from beginning anew.</summary>
    public async Task LeaveAsync(Library library, Turn turn, CancellationToken cancel)
    {
        if ((await rooms.GetAsync(turn.Room, cancel)).Value.Match is { } match)
            await round.EndAsync(library, turn, match, cancel);
        await pushes.RemoveAsync(turn.Room, PushKind.Match, cancel);
    }

    /// <summary>The time of a card, or of a step of the countdown, is up.</summary>
    public async Task<IReadOnlyList<Reply>> NextAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        if (MatchStep.Read(errand.Subject) is not { } step)
            return [];
        var on = (await rooms.GetAsync(turn.Room, cancel)).Value.Match;
        if (on?.Id != step.Match)
            return await AgainAsync(library, turn, step, cancel);
        if (step.Number == 0)
            return await lobby.TickAsync(library, turn, on, step, cancel);
        if (on.Number >= step.Number)
        {
            var before = step.Number == 1 ? await lobby.CloseAsync(library, turn, on, cancel) : [];
            return [.. before, .. await PostAsync(library, turn, on with { Number = step.Number }, cancel)];
        }

        var open = (await rooms.GetRoundAsync(turn.Room, on.Id, on.Number, cancel))?.Value;
        if (open?.Ends > turn.Now && !errand.IsFromAhead(turn.Now))
            return [];
        var late = turn.Now - errand.Due;
        if (late > TimeSpan.FromSeconds(Math.Max(on.Seconds, open is null ? 0 : MatchTime.Of(open))))
            return await EndAsync(library, turn, on, "I was away for a while, so it ended here.", cancel, isQuiet: late > Forgotten);
        if (on.Number == 0)
            return await BeginAsync(library, turn, on, cancel);
        if (await IsSilentAsync(turn.Room, on, cancel))
            return await EndAsync(library, turn, on, "Nobody answered the last two cards, so it ended here.", cancel);
        return step.Number > on.Rounds
            ? await EndAsync(library, turn, on, null, cancel)
            : await PostAsync(library, turn, on with { Number = step.Number }, cancel);
    }

    /// <summary>Goes on once all who play have answered.</summary>
    /// <returns>Nothing while some have not.</returns>
    public async Task<IReadOnlyList<Reply>> AnsweredAsync(Library library, Turn turn, Round answered, CancellationToken cancel)
    {
        if (answered.Match is not { } match || !await players.HaveAllAnsweredAsync(turn, answered, cancel))
            return [];
        return match.Number >= match.Rounds
            ? await EndAsync(library, turn, match, null, cancel)
            : await PostAsync(library, turn, match with { Number = match.Number + 1 }, cancel);
    }

    /// <summary>Where whoever presses stands in a match.</summary>
    public async Task<View> PlaceAsync(Turn turn, Pressed press, CancellationToken cancel)
    {
        var id = press.Data.GetValueOrDefault(ButtonData.Round, "");
        if ((await rooms.GetRoundAsync(turn.Room, id, 0, cancel))?.Value.Match is not { } match)
            return Replies.Line("That match is from a while ago; nothing is kept of it here.");
        var standings = await drawing.StandingsAsync(turn.Room, match with { Number = match.Rounds }, cancel);
        if (standings.All.FirstOrDefault(standing => standing.Learner == turn.Learner) is not { } mine)
            return Replies.Line("You did not play along in that match.");
        var shown = await board.ShownAsync(standings, turn.Learner, cancel);
        var place = $"You are in place {shown.Standings.PlaceOf(mine)} of {shown.Standings.All.Count}";
        var line = $"{place}, with {Wording.Count(mine.Points, "point")}: {mine.Correct} of {mine.Answered} right.";
        var table = Board.Table(shown, turn.Learner, isAlone: true);
        return new() { Blocks = table is null ? [new TextBlock(line)] : [new TextBlock(line), table], Fallback = line };
    }

    private async Task<IReadOnlyList<Reply>> BeginAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        var gathered = await players.GetAsync(turn.Room, match, cancel);
        var joined = gathered?.Joined ?? [];
        var pool = Pool.Find(library, match.About)?.WithAnswers();
        if (joined.Count == 0 || pool is null or { Cards.Count: 0 })
            return await EndAsync(library, turn, match, null, cancel, isQuiet: true);
        var cards = pool.Choose(library, (await rooms.GetAsync(turn.Room, cancel)).Value, turn.Now, match.Rounds);
        var begun = match with { Number = 1, Rounds = cards.Count, Cards = [.. cards.Select(library.StoredId)] };
        if (match.Teams && gathered is var (place, _))
            await rooms.PutAsync(turn.Room, place, await teams.DrawAsync(library, joined, cards, turn.Now, cancel), cancel);
        var replies = await PostAsync(library, turn, begun, cancel);
        return [.. await lobby.CloseAsync(library, turn, begun, cancel), .. replies];
    }

    private async Task<IReadOnlyList<Reply>> PostAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        if (library.Deck.Cards.All(card => card.Kind == FlashcardKind.Reveal))
        {
            var before = match with { Number = match.Number - 1 };
            return await EndAsync(library, turn, before, "The notes have no cards left to play with.", cancel);
        }

        var id = AskIds.OfMatch(turn.Room, match.Id, match.Number);
        var wanted = new NewRound(id, room => CardOf(library, match, room, turn.Now)) { Match = match };
        var replies = await round.OpenAsync(library, turn, wanted, cancel);

        // Without one, this match was stopped.
        if ((await rooms.GetRoundAsync(turn.Room, id, cancel))?.Value is { Closed: null, Ends: { } ends })
            await clock.SetAsync(turn, match, new(match.Id, match.Number + 1), ends, cancel);
        return replies;
    }

    /// <summary>The card chosen for a round; another one where that has left the notes since.</summary>
    private static Flashcard CardOf(Library library, Game match, RoomState room, DateTimeOffset now)
    {
        var chosen = match.Cards.Count >= match.Number ? library.FindStored(match.Cards[match.Number - 1]) : null;
        if (chosen is not null && chosen.Kind != FlashcardKind.Reveal)
            return chosen;
        var all = Pool.Find(library, null)!.WithAnswers();
        return (Pool.Find(library, match.About)?.WithAnswers() is { Cards.Count: > 0 } pool ? pool : all).Choose(library, room, now);
    }

    private async Task<bool> IsSilentAsync(RoomId room, Game match, CancellationToken cancel) =>
        match.Number >= Silence && (await rooms.GetLastAnswersAsync(room, match, Silence, cancel)).All(answers => answers.Count == 0);

    /// <summary>A match that ended in this very step, before its end could be told.</summary>
    private async Task<IReadOnlyList<Reply>> AgainAsync(Library library, Turn turn, MatchStep step, CancellationToken cancel)
    {
        var last = step.Number > 0 ? (await rooms.GetRoundAsync(turn.Room, step.Match, step.Number - 1, cancel))?.Value : null;
        return last is { Match: { } over } && last.ClosedBy == AskIds.MarkOf(turn) ? await EndAsync(library, turn, over, null, cancel) : [];
    }

    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">The turn that ends it.</param>
    /// <param name="match">The match, with the number of its last round.</param>
    /// <param name="why">Why it ends before its time; null where it does not.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="isQuiet">True to leave it at the card that closes.</param>
    /// <returns>Nothing where another turn has ended it.</returns>
    private async Task<IReadOnlyList<Reply>> EndAsync(
        Library library, Turn turn, Game match, string? why, CancellationToken cancel, bool isQuiet = false)
    {
        var closed = await round.EndAsync(library, turn, match, cancel);
        await clock.StopAsync(turn.Room, match, cancel);
        if (closed is null || isQuiet)
            return closed ?? [];
        if (match.Number == 0)
        {
            var again = Buttons.Say("Another one", $"{Commands.Quiz} {MatchRequest.Again(match)}");
            return [.. closed, .. Replies.Post(Replies.Line("The match was called off.", again))];
        }

        Round end = new()
        {
            Id = AskIds.OfMatch(turn.Room, match.Id, match.Rounds + 1),
            Card = "",
            At = turn.Now,
            Thread = match.Thread,
            Match = match,
            Closed = turn.Now,
            IsEnd = true,
            Why = why,
            IsNameless = true,
        };

        // One that stands already was told by this step before.
        if (!await rooms.SaveAsync(turn.Room, new Stored<Round>(end, null), cancel))
            end = (await rooms.GetRoundAsync(turn.Room, end.Id, cancel))!.Value;
        var view = await drawing.EndAsync(turn.Room, end, cancel);
        return [.. closed, new(ReplyKind.Post, view) { Round = end.Id, Thread = match.Thread ?? "" }];
    }
}
