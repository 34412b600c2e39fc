using System.Collections.Concurrent;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>
/// Who plays along in a match, and whether all of them have answered. That is asked after every answer, so it must not read all answers
/// each time: one player who has not answered is enough to know that not all have, and they are remembered until they do.
/// </summary>
internal sealed class MatchPlayers(Rooms rooms)
{
    private const int MostKnown = 1_000;

    /// <summary>So many answers found one after the other are looked up one by one; then all are read at once.</summary>
    private const int OneByOne = 3;

    /// <summary>
    /// Those still waited for, by the round's id, as this process knows it: what it knows stays true, for an answer never goes away.
    /// </summary>
    private readonly ConcurrentDictionary<string, Task<HashSet<LearnerId>?>> waiting = [];

    /// <summary>The lobby of a match with everyone who has joined; null where there is none.</summary>
    public async Task<(Round Lobby, IReadOnlyList<RoundAnswer> Joined)?> GetAsync(RoomId room, Game match, CancellationToken cancel)
    {
        var lobby = (await rooms.GetRoundAsync(room, match.Id, 0, cancel))?.Value;
        return lobby is null ? null : (lobby, await rooms.GetAnswersAsync(room, lobby.Id, cancel));
    }

    /// <summary>True once all who play along have answered the round. Whoever answers plays along from then on.</summary>
    /// <param name="turn">The turn that has just answered it.</param>
    /// <param name="round">A round of a match.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> HaveAllAnsweredAsync(Turn turn, Round round, CancellationToken cancel)
    {
        if (waiting.Count > MostKnown)
            waiting.Clear();
        HashSet<LearnerId>? left;
        try
        {
            left = await waiting.GetOrAdd(round.Id, _ => WaitedForAsync(turn.Room, round, cancel));
        }
        catch
        {
            waiting.TryRemove(round.Id, out _);
            throw;
        }

        if (left is null)
            return false;
        bool isKnown;
        lock (left)
            isKnown = left.Remove(turn.Learner);
        if (!isKnown)
            await JoinLateAsync(turn, round.Match!, cancel);
        for (var found = 0; ; found++)
        {
            LearnerId? next;
            lock (left)
                next = left.Count == 0 ? null : left.First();
            if (next is not { } player)
                return true;
            if (found == OneByOne)
                return await ReadAllAsync(turn.Room, round, left, cancel);
            if (await rooms.GetAnswerAsync(turn.Room, round, player, cancel) is null)
                return false;
            lock (left)
                left.Remove(player);
        }
    }

    private async Task<bool> ReadAllAsync(RoomId room, Round round, HashSet<LearnerId> left, CancellationToken cancel)
    {
        var answers = await rooms.GetAnswersAsync(room, round.Id, cancel);
        lock (left)
        {
            left.ExceptWith(RoundCount.PeopleOf(answers));
            return left.Count == 0;
        }
    }

    /// <summary>
    /// Everyone who joined, but for those who have let the last two cards pass; null for a match from before there were lobbies.
    /// </summary>
    private async Task<HashSet<LearnerId>?> WaitedForAsync(RoomId room, Round round, CancellationToken cancel)
    {
        var match = round.Match!;
        if (await GetAsync(room, match, cancel) is not var (_, joined))
            return null;
        var players = RoundCount.PeopleOf(joined).ToHashSet();
        if (match.Number <= 2)
            return players;
        var before = await rooms.GetLastAnswersAsync(room, match with { Number = match.Number - 1 }, 2, cancel);
        players.IntersectWith(RoundCount.PeopleOf(before.SelectMany(answers => answers)));
        return players;
    }

    private async Task JoinLateAsync(Turn turn, Game match, CancellationToken cancel)
    {
        if (await GetAsync(turn.Room, match, cancel) is not var (lobby, joined) || joined.Any(player => player.Learner == turn.Learner))
            return;
        int? team = match.Teams ? joined.Count(player => player.Team == 0) > joined.Count(player => player.Team == 1) ? 1 : 0 : null;
        await rooms.InsertAsync(turn.Room, lobby, new() { Learner = turn.Learner, At = turn.Now, Team = team }, cancel);
    }
}
