using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// Takes the name of who wants none off the cards that are posted already: those of this week and the one before, in every room where they
/// answered and the bot can speak. They are drawn again, by an errand of each room.
/// </summary>
internal sealed class NameRemoval(Rooms rooms, Pushes pushes, RoundDrawing drawing)
{
    private const int MostRooms = 20;

    /// <param name="turn">Who wants none.</param>
    /// <param name="profile">Theirs.</param>
    /// <param name="due">When the cards are drawn again.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task PlanAsync(Turn turn, LearnerProfile profile, DateTimeOffset due, CancellationToken cancel)
    {
        RoomId[] here = turn.RoomKind == RoomKind.Personal ? [] : [turn.Room];
        foreach (var room in here.Union(profile.Rooms.Reverse()).Take(MostRooms))
        {
            var ids = await AnsweredAsync(turn, room, cancel);
            if (ids.Count == 0 || await ErrandAsync(turn, room, due, cancel) is not { } errand)
                continue;
            await pushes.UpdateAsync(room, PushKind.Names, planned => errand.Redrawing(ids, planned), cancel);
        }
    }

    /// <summary>The edits of the cards; those of a match are all of it, for each says how it stood.</summary>
    public async Task<IReadOnlyList<Reply>> PushAsync(Library library, Turn turn, Push errand, CancellationToken cancel)
    {
        var all = new Dictionary<string, Round>();
        foreach (var id in errand.Rounds().Reverse())
        {
            if (all.Count < Push.MostRounds && !all.ContainsKey(id)
                && (await rooms.GetRoundAsync(turn.Room, id, cancel))?.Value is { } round)
                await AddAsync(round);
        }

        var named = all.Values.Where(round => round.IsLobby || round.Closed is not null);
        return [.. named.SelectMany(round => drawing.Edit(library, turn, round))];

        async Task AddAsync(Round round)
        {
            all[round.Id] = round;
            for (var number = 0; round.Match is { } match && number <= match.Rounds + 1; number++)
            {
                if ((await rooms.GetRoundAsync(turn.Room, match.Id, number, cancel))?.Value is { } other)
                    all[other.Id] = other;
            }
        }
    }

    /// <summary>The rounds that the learner answered in a room, the newest last.</summary>
    private async Task<IReadOnlyList<string>> AnsweredAsync(Turn turn, RoomId room, CancellationToken cancel)
    {
        var state = (await rooms.GetAsync(room, cancel)).Value;
        var week = RoomWeek.Of(state.Zone, turn.Now);
        var scores = await Task.WhenAll(
            new[] { week.Before, week }.Select(some => rooms.GetScoreAsync(room, some.Monday, turn.Learner, cancel)));
        string[] on = state.Match is { } match ? [AskIds.OfMatch(room, match.Id, 0)] : [];
        var answered = scores.SelectMany(score => score.Value.Rounds.Select(round => round.Round));
        return [.. answered.Concat(on).Distinct().TakeLast(Push.MostRounds)];
    }

    private async Task<Push?> ErrandAsync(Turn turn, RoomId room, DateTimeOffset due, CancellationToken cancel) => room == turn.Room
        ? Push.In(turn, PushKind.Names, due)
        : (await pushes.SpokenToAsync(room, turn.Address is not null, cancel))?.Beside(PushKind.Names, due);
}
