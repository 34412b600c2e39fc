using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// Posts and closes rounds: one open card a thread. It closes when everyone may see the answer: by "End the round" or the next card that
/// somebody asks for once enough have answered or an hour has passed, or by the next card of the schedule.
/// </summary>
internal sealed class RoundDialog(Rooms rooms, Pushes pushes, RecapDialog recaps, RoundDrawing drawing)
{
    private readonly RoundRules rules = new(rooms);

    /// <summary>How long a card in a thread stays open while others are posted elsewhere.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Somebody asks for a card.</summary>
    public Task<IReadOnlyList<Reply>> AskAsync(Library library, Turn turn, QuizRequest request, CancellationToken cancel)
    {
        if (library.Deck.Cards.Count == 0 || Pool.Find(library, request.Topic) is not { } pool)
        {
            var unknown = Replies.Line("I could not find cards for that in the notes. Say “topics” to see what there is.");
            return Task.FromResult(Replies.Post(unknown));
        }

        return OpenAsync(library, turn, new(AskIds.From(turn), room => pool.Choose(library, room, turn.Now)) { IsAsked = true }, cancel);
    }

    /// <summary>It is time for a card.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">The errand's turn.</param>
    /// <param name="cards">What to choose from; at least one.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null where it has to wait, because a match is on.</returns>
    public Task<IReadOnlyList<Reply>?> PushAsync(Library library, Turn turn, IReadOnlyList<Flashcard> cards, CancellationToken cancel)
    {
        var wanted = new NewRound(AskIds.From(turn), room => RoomChooser.Choose(library, cards, room, turn.Now)!);
        return rooms.Retry.UntilSavedAsync(() => TryOpenAsync(library, turn, wanted, cancel), cancel);
    }

    /// <summary>Closes what the new round, asked for or of a match, takes the place of, and posts it.</summary>
    public async Task<IReadOnlyList<Reply>> OpenAsync(Library library, Turn turn, NewRound wanted, CancellationToken cancel) =>
        await rooms.Retry.UntilSavedAsync(() => TryOpenAsync(library, turn, wanted, cancel), cancel) ?? [];

    /// <summary>"End the round": shows the answer to everyone.</summary>
    public Task<IReadOnlyList<Reply>> EndAsync(Library library, Turn turn, Pressed press, CancellationToken cancel) =>
        rooms.Retry.UntilSavedAsync(() => TryEndAsync(library, turn, press, cancel), cancel);

    /// <summary>Ends a match and closes its open round.</summary>
    /// <returns>The edits; null where it had ended before, by another turn.</returns>
    public Task<IReadOnlyList<Reply>?> EndAsync(Library library, Turn turn, Game match, CancellationToken cancel) =>
        rooms.Retry.UntilSavedAsync(() => TryEndAsync(library, turn, match, cancel), cancel);

    private async Task<(bool Saved, IReadOnlyList<Reply> Replies)> TryEndAsync(
        Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var room = await rooms.GetAsync(turn.Room, cancel);
        if (await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault(ButtonData.Round, ""), cancel) is not { } round)
            return (true, Gone(turn));
        if (round.Value.Match is not null && round.Value.Closed is null)
            return (true, InMatch(turn));
        if (round.Value.Closed is null && await rules.RefusalAsync(turn, round.Value, cancel) is { } refusal)
            return (true, Replies.ToPress(turn, refusal));
        var count = await CountAsync(library, turn.Room, round.Value, cancel);
        if (round.Value.Closed is not null && round.Value.ClosedBy != AskIds.MarkOf(turn))
            return (true, drawing.Edit(library, turn, round.Value, press.Message));
        if (round.Value.Closed is not null)
            return (true, drawing.Close(library, turn, round.Value, count, press.Message));
        var closed = Closed(turn, round.Value, count);
        var changed = await recaps.PlanAsync(turn, room.Value.WithClosed(closed), cancel);
        var saved = await rooms.SaveAsync(room.With(changed), [round.With(closed)], cancel);
        return (saved, drawing.Close(library, turn, closed, count, press.Message));
    }

    private async Task<(bool Saved, IReadOnlyList<Reply>? Replies)> TryEndAsync(
        Library library, Turn turn, Game match, CancellationToken cancel)
    {
        var room = await rooms.GetAsync(turn.Room, cancel);
        var open = await rooms.GetRoundAsync(turn.Room, match.Id, match.Number, cancel);
        if (room.Value.Match?.Id != match.Id)
            return (true, open is not null && open.Value.ClosedBy == AskIds.MarkOf(turn) ? drawing.Edit(library, turn, open.Value) : null);
        var changed = room.Value with { Match = null };
        if (open is null)
            return (await rooms.SaveAsync(room.With(changed), [], cancel), []);
        var closed = open.Value;
        if (closed.Closed is null)
            closed = Closed(turn, closed, await CountAsync(library, turn.Room, closed, cancel));
        changed = await recaps.PlanAsync(turn, changed.WithClosed(closed), cancel);
        return (await rooms.SaveAsync(room.With(changed), [open.With(closed)], cancel), drawing.Edit(library, turn, closed));
    }

    /// <summary>Remembers where the round's card was posted.</summary>
    public Task PostedAsync(RoomId room, string id, string message, CancellationToken cancel) => rooms.Retry.UntilSavedAsync(async () =>
    {
        var round = await rooms.GetRoundAsync(room, id, cancel);
        return (round is null || await rooms.SaveAsync(room, round.With(round.Value with { Message = message }), cancel), message);
    }, cancel);

    public static IReadOnlyList<Reply> InMatch(Turn turn) =>
        Replies.ToPress(turn, Replies.Line("In a match the answer comes when the time is up."));

    public static IReadOnlyList<Reply> Gone(Turn turn) =>
        Replies.ToPress(turn, Replies.Line("That card is from a while ago and has moved on. Nothing was counted."));

    private async Task<(bool Saved, IReadOnlyList<Reply>? Replies)> TryOpenAsync(
        Library library, Turn turn, NewRound wanted, CancellationToken cancel)
    {
        var readRepeated = rooms.GetRoundAsync(turn.Room, wanted.Id, cancel);
        var room = await rooms.GetAsync(turn.Room, cancel);
        if (await readRepeated is { } repeated)
            return await RepeatAsync(library, turn, repeated, cancel);
        if (wanted.Match is { } match && room.Value.Match?.Id != match.Id)
            return (true, []);
        var thread = wanted.Match is { } game ? game.Thread : turn.Thread;
        if (wanted.IsAsked && await rules.RefusalAsync(turn, room.Value, thread, cancel) is { } refusal)
            return (true, Replies.Post(refusal));
        if (wanted is { IsAsked: false, Match: null } && await rules.MatchOnAsync(turn, room.Value, cancel) is not null)
            return (true, null);

        var changed = room.Value;
        var closing = new List<(Stored<Round> Round, RoundCount Count)>();
        foreach (var id in Replaced(room.Value, thread, turn))
        {
            if (await rooms.GetRoundAsync(turn.Room, id, cancel) is not { Value.Closed: null } open)
                continue;
            var count = await CountAsync(library, turn.Room, open.Value, cancel);
            closing.Add((open.With(Closed(turn, open.Value, count)), count));
            changed = changed.WithClosed(closing[^1].Round.Value);
        }

        changed = changed with { Zone = changed.Zone ?? await RoomWeek.FirstZoneAsync(pushes, turn, cancel) };
        var card = wanted.Choose(changed);
        Round round = new()
        {
            Id = wanted.Id,
            Card = library.StoredId(card),
            At = turn.Now,
            Day = LocalClock.Day(turn.Now, Zones.OrUtc(changed.Zone)),
            Zone = changed.Zone,
            Thread = thread,
            By = AskIds.MarkOf(turn),
            Match = wanted.Match,
            Ends = wanted.Match is null ? null : turn.Now.AddSeconds(MatchTime.For(card, wanted.Match.Seconds)),
            Follows = closing.Count > 0 ? closing[0].Round.Value.Id : null,
            IsNameless = true,
        };
        changed = changed.WithUse(round.Card, turn.Now).WithOpen(round) with { Match = wanted.Match };
        changed = changed.In(turn);
        changed = await recaps.PlanAsync(turn, changed, cancel);
        var saved = await rooms.SaveAsync(room.With(changed), closing.Select(closed => closed.Round).Append(new(round, null)), cancel);
        var closes = closing.SelectMany(closed => drawing.Close(library, turn, closed.Round.Value, closed.Count));
        return (saved, [.. closes, Post(library, card, round)]);
    }

    /// <summary>What a round took the place of is shown again, and the round, to the turn that opened it; to another one nothing.</summary>
    private async Task<(bool Saved, IReadOnlyList<Reply>? Replies)> RepeatAsync(
        Library library, Turn turn, Stored<Round> repeated, CancellationToken cancel)
    {
        var round = repeated.Value;
        if ((round.By is not null && round.By != AskIds.MarkOf(turn)) || library.FindStored(round.Card) is not { } card)
            return (true, []);

        // A card with a clock that could not be posted in time gets its time from when it is.
        if (round is { Closed: null, Message: null, Ends: { } ends } && turn.Now > round.At)
        {
            round = round with { At = turn.Now, Ends = turn.Now + (ends - round.At) };
            if (!await rooms.SaveAsync(turn.Room, repeated.With(round), cancel))
                return (false, []);
        }

        var before = round.Follows is null ? null : (await rooms.GetRoundAsync(turn.Room, round.Follows, cancel))?.Value;
        return (true, [.. before is null ? [] : drawing.Edit(library, turn, before), Post(library, card, round)]);
    }

    /// <summary>What a new round in a thread takes the place of: the one that is open there, and those nobody ended elsewhere.</summary>
    private static IEnumerable<string> Replaced(RoomState room, string? thread, Turn turn)
    {
        string?[] ids =
        [
            room.OpenIn(thread),
            .. room.Open.Where(open => open.Thread is not null && turn.Now - open.At > Longest).Select(open => open.Id),
            .. room.Match is { } gone ? room.Open.Where(open => open.Thread == gone.Thread).Select(open => open.Id) : [],
        ];
        return ids.OfType<string>().Distinct().Take(10);
    }

    private async Task<RoundCount> CountAsync(Library library, RoomId room, Round round, CancellationToken cancel) =>
        RoundCount.Of(library.FindStored(round.Card), await rooms.GetAnswersAsync(room, round.Id, cancel));

    private static Round Closed(Turn turn, Round round, RoundCount count) =>
        round with { Closed = turn.Now, ClosedBy = AskIds.MarkOf(turn), Answered = count.Answered, Correct = count.Correct };

    private static Reply Post(Library library, Flashcard card, Round round) =>
        new(ReplyKind.Post, RoundView.Open(library.NoteOf(card), card, round, null)) { Round = round.Id, Thread = round.Thread ?? "" };
}

/// <summary>A round that is wanted.</summary>
/// <param name="Id">Its id; the same turn again brings the same.</param>
/// <param name="Choose">Chooses its card from how the room is.</param>
internal sealed record NewRound(string Id, Func<RoomState, Flashcard> Choose)
{
    /// <summary>The match it belongs to, with its number; null for a round of its own.</summary>
    public Game? Match { get; init; }

    /// <summary>True where somebody asked for it, who has to wait until the card before may be shown.</summary>
    public bool IsAsked { get; init; }
}
