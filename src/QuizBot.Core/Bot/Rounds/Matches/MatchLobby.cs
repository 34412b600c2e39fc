using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>Where people gather before a match: a card that counts down, with a button to join. Whoever answers later joins then.</summary>
internal sealed class MatchLobby(Rooms rooms, Learners learners, Pushes pushes, RoundDrawing drawing, MatchClock clock)
{
    private readonly RoundRules rules = new(rooms);

    /// <returns>Null where a scheduled match has to wait, because another one is on.</returns>
    public async Task<IReadOnlyList<Reply>?> OpenAsync(Library library, Turn turn, Game match, CancellationToken cancel)
    {
        var isScheduled = turn.Input is PushDue;
        var (opened, instead) = await rooms.Retry.UntilSavedAsync(() => TryOpenAsync(turn, match, isScheduled, cancel), cancel);
        if (opened is not { } lobby)
            return instead;
        if (!isScheduled)
            await JoinAsync(turn, lobby, cancel);
        var seconds = MatchTime.Of(lobby);
        await clock.SetAsync(turn, match, Next(match, seconds), lobby.Ends!.Value.AddSeconds(-Next(match, seconds).Left), cancel);
        var joined = await rooms.GetAnswersAsync(turn.Room, lobby.Id, cancel);
        var view = await drawing.LobbyAsync(library, lobby, joined, turn.Now, cancel);
        return [new(ReplyKind.Post, view) { Round = lobby.Id, Thread = lobby.Thread ?? "" }];
    }

    public async Task<IReadOnlyList<Reply>> JoinAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        var round = await rooms.GetRoundAsync(turn.Room, press.Data.GetValueOrDefault(ButtonData.Round, ""), cancel);
        if (round?.Value is not { IsLobby: true } lobby)
            return RoundDialog.Gone(turn);
        if (lobby.Closed is not null)
        {
            return Replies.ToPress(turn, Replies.Line(
                lobby.Match!.Number == 0 ? "That match was called off." : "That match has begun: answer its next card, and you are in."));
        }

        await JoinAsync(turn, lobby, cancel);
        var line = Replies.Line("You are in. Answer each card in private; the next one comes as soon as all have answered.");
        return [.. Replies.ToPress(turn, line), .. drawing.Edit(library, turn, lobby, press.Message)];
    }

    /// <summary>The countdown goes on.</summary>
    public async Task<IReadOnlyList<Reply>> TickAsync(Library library, Turn turn, Game match, MatchStep step, CancellationToken cancel)
    {
        if ((await rooms.GetRoundAsync(turn.Room, match.Id, 0, cancel))?.Value is not { Closed: null, Ends: { } ends } lobby)
            return [];
        var next = Next(match, step.Left);
        await clock.SetAsync(turn, match, next, ends.AddSeconds(-next.Left), cancel);
        return drawing.Edit(library, turn, lobby);
    }

    /// <summary>Nobody can join by the card any more.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="match">The match as it begins.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<Reply>> CloseAsync(Library library, Turn turn, Game match, CancellationToken cancel) =>
        rooms.Retry.UntilSavedAsync(async () =>
        {
            if (await rooms.GetRoundAsync(turn.Room, match.Id, 0, cancel) is not { } lobby)
                return (true, []);
            if (lobby.Value.Closed is not null)
                return (true, drawing.Edit(library, turn, lobby.Value));
            var closed = lobby.Value with { Closed = turn.Now, ClosedBy = AskIds.MarkOf(turn), Match = match };
            return (await rooms.SaveAsync(turn.Room, lobby.With(closed), cancel), drawing.Edit(library, turn, closed));
        }, cancel);

    private async Task<(bool Saved, (Round? Lobby, IReadOnlyList<Reply>? Instead) Result)> TryOpenAsync(
        Turn turn, Game match, bool isScheduled, CancellationToken cancel)
    {
        var id = AskIds.OfMatch(turn.Room, match.Id, 0);
        var room = await rooms.GetAsync(turn.Room, cancel);
        if ((await rooms.GetRoundAsync(turn.Room, id, cancel))?.Value is { } repeated)
            return (true, repeated.By == AskIds.MarkOf(turn) && repeated.Closed is null ? (repeated, null) : (null, []));
        if (isScheduled && await rules.MatchOnAsync(turn, room.Value, cancel) is not null)
            return (true, (null, null));
        if (!isScheduled && await rules.RefusalAsync(turn, room.Value, turn.Thread, cancel) is { } refusal)
            return (true, (null, Replies.Post(refusal)));
        var zone = room.Value.Zone ?? await RoomWeek.FirstZoneAsync(pushes, turn, cancel);
        Round lobby = new()
        {
            Id = id,
            Card = "",
            At = turn.Now,
            Day = LocalClock.Day(turn.Now, Zones.OrUtc(zone)),
            Zone = zone,
            Thread = match.Thread,
            By = AskIds.MarkOf(turn),
            Match = match,
            Ends = turn.Now.AddSeconds(isScheduled ? MatchTime.ScheduledLobby : MatchTime.Lobby),
            IsNameless = true,
        };
        var changed = room.Value.In(turn) with { Zone = zone, Match = match };
        return (await rooms.SaveAsync(room.With(changed), [new(lobby, null)], cancel), (lobby, null));
    }

    private async Task JoinAsync(Turn turn, Round lobby, CancellationToken cancel)
    {
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn), cancel);
        await learners.EnterAsync((await learners.GetAsync(turn.Learner, cancel)).Value, turn.Room, cancel);
        await rooms.InsertAsync(turn.Room, lobby, new() { Learner = turn.Learner, At = turn.Now }, cancel);
    }

    private static MatchStep Next(Game match, int left)
    {
        var next = MatchTime.Countdown.FirstOrDefault(mark => mark < left);
        return next > 0 ? new(match.Id, 0, next) : new(match.Id, 1);
    }
}
