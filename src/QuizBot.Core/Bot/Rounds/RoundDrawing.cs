using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Draws the card of a round as it is at that moment: answers are counted here, and nowhere while people answer.</summary>
internal sealed class RoundDrawing(Rooms rooms, RoomNames names, Board board)
{
    /// <summary>The edit that brings a round's card up to date; none where it is not known which message that is.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="round">The round.</param>
    /// <param name="pressed">The message that holds the card, where the round does not know it yet; null where nobody does.</param>
    public IReadOnlyList<Reply> Edit(Library library, Turn turn, Round round, string? pressed = null)
    {
        if ((round.Message ?? pressed) is not { } message)
            return [];
        var plain = Plain(library, round);
        return
        [
            new(ReplyKind.Edit, plain)
            {
                Message = message,
                Thread = round.Thread,
                Newest = async cancel => await DrawAsync(library, turn.Room, round.Id, turn.Now, cancel) ?? plain,
            },
        ];
    }

    /// <summary>The card without what has to be read for it: no counts while it is open, no names when it is closed.</summary>
    private static View Plain(Library library, Round round)
    {
        if (round.Card.Length == 0)
            return Replies.Line(round.IsEnd ? "The match is over." : "A match begins here.");
        var card = library.FindStored(round.Card);
        if (round.Closed is null && card is not null)
            return RoundView.Open(library.NoteOf(card), card, round, null);
        var people = Wording.Count(round.Answered, "person", "people");
        return RoundView.Closed(library, card, round, new(round.Answered, round.Correct, [], []), people, null);
    }

    /// <summary>The edit of a card that closes now, and in its thread, where people did not agree, what they picked.</summary>
    public IReadOnlyList<Reply> Close(Library library, Turn turn, Round round, RoundCount count, string? pressed = null)
    {
        var edit = Edit(library, turn, round, pressed);
        return count.IsDivided && round.Match is null && turn.RoomKind == RoomKind.Channel
            && (round.Thread ?? round.Message) is { } thread && library.FindStored(round.Card) is { } card
                ? [.. edit, new(ReplyKind.Post, RoundView.Argue(card, count)) { Thread = thread }]
                : edit;
    }

    /// <summary>Null where there is no such round.</summary>
    public async Task<View?> DrawAsync(Library library, RoomId room, string id, DateTimeOffset now, CancellationToken cancel)
    {
        var readAnswers = rooms.GetAnswersAsync(room, id, cancel);
        if ((await rooms.GetRoundAsync(room, id, cancel))?.Value is not { } round)
            return null;
        var answers = await readAnswers;
        if (round.IsLobby)
            return await LobbyAsync(library, round, answers, now, cancel);
        if (round.IsEnd)
            return await EndAsync(room, round, cancel);
        var card = library.FindStored(round.Card);
        var count = RoundCount.Of(card, answers);
        if (round.Closed is null && card is not null)
            return RoundView.Open(library.NoteOf(card), card, round, count);
        var who = await names.LineAsync(count.People, count.Answered, cancel);
        var standings = round.Match is null ? null
            : Board.Line(await board.ShownAsync(await StandingsAsync(room, round.Match, cancel), null, cancel));
        return RoundView.Closed(library, card, round, count, who, standings);
    }

    /// <summary>The card on which people join a match.</summary>
    public async Task<View> LobbyAsync(
        Library library, Round lobby, IReadOnlyList<RoundAnswer> joined, DateTimeOffset now, CancellationToken cancel)
    {
        LearnerId[] people = [.. RoundCount.PeopleOf(joined)];
        var teams = new List<string>();
        foreach (var (team, name) in lobby.Match!.Teams && lobby.Closed is not null ? MatchTeams.Names.Index() : [])
        {
            LearnerId[] members = [.. RoundCount.PeopleOf(joined.Where(answer => answer.Team == team))];
            teams.Add($"{name}: {await names.LineAsync(members, members.Length, cancel)}");
        }

        return MatchView.Lobby(library, lobby, await names.LineAsync(people, joined.Count, cancel), joined.Count, teams, now);
    }

    /// <summary>The card that ends a match.</summary>
    public async Task<View> EndAsync(RoomId room, Round end, CancellationToken cancel)
    {
        var match = end.Match!;
        var standings = await StandingsAsync(room, match, cancel);
        var teams = match.Teams ? MatchTeams.Result(await rooms.GetAnswersAsync(room, match.Id, 0, cancel), standings) : null;
        return MatchView.Over(match, end.Why, standings.All.Count > 0, await board.ShownAsync(standings, null, cancel), teams);
    }

    /// <summary>How a match stands after the rounds so far.</summary>
    public async Task<Standings> StandingsAsync(RoomId room, Game match, CancellationToken cancel) =>
        Standings.Of((await rooms.GetLastAnswersAsync(room, match, match.Number, cancel)).SelectMany(answers => answers));
}
