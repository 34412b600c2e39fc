using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds.Matches;

/// <summary>Draws two teams that are likely to have as much right as each other.</summary>
public sealed class MatchTeams(Learners learners)
{
    /// <summary>The chance that is given to someone who never met a card.</summary>
    private const double Guess = 0.3;

    /// <summary>So many are looked up; of more, the rest is shared out evenly.</summary>
    private const int MostLookedUp = 60;

    public static IReadOnlyList<string> Names { get; } = ["Blue", "Orange"];

    /// <summary>The players with their teams.</summary>
    /// <param name="library">What the bot knows.</param>
    /// <param name="joined">Who plays.</param>
    /// <param name="cards">What will be asked.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<RoundAnswer>> DrawAsync(
        Library library, IReadOnlyList<RoundAnswer> joined, IReadOnlyList<Flashcard> cards, DateTimeOffset now, CancellationToken cancel)
    {
        RoundAnswer[] players = [.. joined.Where(player => player.Learner is not null).OrderBy(player => player.At)];
        var chances = await Task.WhenAll(players.Select((player, i) =>
            i < MostLookedUp ? ChanceAsync(library, player.Learner!.Value, cards, now, cancel) : Task.FromResult(Guess)));
        var drawn = Even(chances);
        return [.. players.Select((player, i) => player with { Team = drawn[i] })];
    }

    /// <summary>A team, 0 or 1, for each chance: sizes differ by one at most, sums by as little as taking the best first allows.</summary>
    public static IReadOnlyList<int> Even(IReadOnlyList<double> chances)
    {
        var teams = new int[chances.Count];
        double[] sums = [0, 0];
        int[] sizes = [0, 0];
        foreach (var pair in chances.Index().OrderByDescending(one => one.Item).Chunk(2))
        {
            // The better of two goes to the team that is behind.
            var behind = sums[0] <= sums[1] ? 0 : 1;
            foreach ((var place, (var player, var chance)) in pair.Index())
            {
                var team = place == 0 ? behind : 1 - behind;
                teams[player] = team;
                sums[team] += chance;
                sizes[team]++;
            }
        }

        return teams;
    }

    /// <summary>"Blue wins with 34 points a head to 28."; null where nobody has any.</summary>
    internal static string? Result(IReadOnlyList<RoundAnswer> joined, Standings standings)
    {
        var points = standings.All.ToDictionary(standing => standing.Learner, standing => standing.Points);
        var members = joined.Where(player => player is { Team: not null, Learner: not null }).ToLookup(player => player.Team!.Value);
        double[] means = [.. Enumerable.Range(0, Names.Count).Select(team => PointsOf(members[team]).DefaultIfEmpty().Average())];
        return (Math.Round(means[0]), Math.Round(means[1])) switch
        {
            (0, 0) => null,
            var (blue, orange) when blue == orange => $"{Names[0]} and {Names[1]} are even with {blue} points a head.",
            var (blue, orange) when blue > orange => $"{Names[0]} wins with {blue} points a head to {orange}.",
            var (blue, orange) => $"{Names[1]} wins with {orange} points a head to {blue}.",
        };

        IEnumerable<int> PointsOf(IEnumerable<RoundAnswer> team) => team.Select(player => points.GetValueOrDefault(player.Learner!.Value));
    }

    private async Task<double> ChanceAsync(
        Library library, LearnerId learner, IReadOnlyList<Flashcard> cards, DateTimeOffset now, CancellationToken cancel)
    {
        var memories = await learners.GetMemoriesAsync(learner, library.Course.Id, learners.GetAsync(learner, cancel), cancel);
        return cards.Average(card => memories.GetValueOrDefault(card.Id) is { } memory ? Fsrs.Default.Recall(memory, now) : Guess);
    }
}
