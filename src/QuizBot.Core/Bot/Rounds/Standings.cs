using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Who has how many points, most points first. Equal points share a place.</summary>
internal sealed class Standings
{
    private Standings(IEnumerable<Standing> all) =>
        All = [.. all.OrderByDescending(standing => standing.Points).ThenByDescending(standing => standing.Correct)];

    public IReadOnlyList<Standing> All { get; }

    public int Answered => All.Sum(standing => standing.Answered);

    public int Correct => All.Sum(standing => standing.Correct);

    public IEnumerable<Standing> WithPoints => All.Where(standing => standing.Points > 0);

    /// <summary>The standings of some answers, such as those of a match.</summary>
    public static Standings Of(IEnumerable<RoundAnswer> answers) => new(answers
        .Where(answer => answer is { Looked: false, Learner: not null })
        .GroupBy(answer => answer.Learner!.Value)
        .Select(group => new Standing(
            group.Key, group.Sum(answer => answer.Points), group.Count(answer => answer.Correct), group.Count())));

    /// <summary>The standings of a week: what only one person answered earns nothing.</summary>
    public static Standings Of(IReadOnlyList<Score> scores)
    {
        var people = scores.SelectMany(score => score.Rounds.Select(round => round.Round).Distinct())
            .CountBy(round => round).ToDictionary();
        return new(scores.Where(score => score.Learner is not null).Select(score => new Standing(
            score.Learner!.Value,
            score.Points - score.Rounds.Where(round => people[round.Round] < 2).Sum(round => round.Points),
            score.Correct,
            score.Answered)));
    }

    public Standings OfWinners() => new(WithPoints);

    public Standings Without(IReadOnlySet<LearnerId> people) => new(All.Where(standing => !people.Contains(standing.Learner)));

    /// <summary>1 for the best.</summary>
    public int PlaceOf(Standing standing) => 1 + All.Count(other => other.Points > standing.Points);
}

/// <param name="Learner">Who.</param>
/// <param name="Points">What they have.</param>
/// <param name="Correct">Right answers.</param>
/// <param name="Answered">All answers.</param>
internal sealed record Standing(LearnerId Learner, int Points, int Correct, int Answered);
