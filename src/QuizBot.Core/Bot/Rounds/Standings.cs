using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Who has how many points. Equal points share a place.</summary>
internal static class Standings
{
    private const int MostShown = 10;
    private static readonly string[] Headers = ["Place", "Who", "Points", "Right"];

    /// <summary>The scores of some answers, such as those of a match.</summary>
    public static IReadOnlyList<Score> Of(IEnumerable<RoundAnswer> answers) =>
        [.. answers.GroupBy(answer => answer.Learner).Select(group => group.OrderBy(answer => answer.At)
            .Aggregate(new Score { Learner = group.Key }, (score, answer) => score.Plus(answer, DateOnly.MinValue)))];

    /// <summary>A table of those who want to be named; null where there is nobody to show.</summary>
    public static TableBlock? Table(IReadOnlyList<Score> scores)
    {
        IReadOnlyList<string>[] rows = [.. Named(scores).Take(MostShown).Select(score => (IReadOnlyList<string>)
        [
            Number(Place(scores, score)),
            Name(score),
            Number(score.Points),
            $"{score.Correct} of {score.Answered}",
        ])];
        return rows.Length == 0 ? null : new(Headers, rows);
    }

    /// <summary>"Ada wins with 43 points.", "Ada and Noor share first place with 43 points each."; null without points.</summary>
    public static string? Winners(IReadOnlyList<Score> scores)
    {
        var best = scores.Select(score => score.Points).DefaultIfEmpty().Max();
        if (best == 0)
            return null;
        Score[] first = [.. scores.Where(score => score.Points == best)];
        string[] names = [.. Named(first).Select(Name)];
        var quiet = first.Length - names.Length;
        if (quiet > 0)
            names = [.. names, quiet == 1 ? "someone who stays unnamed" : $"{quiet} who stay unnamed"];
        var who = Wording.List(names);
        who = char.ToUpperInvariant(who[0]) + who[1..];
        return first.Length == 1 ? $"{who} wins with {best} points." : $"{who} share first place with {best} points each.";
    }

    /// <summary>"Ada 43, Noor 40"; null where there is nobody to show.</summary>
    public static string? Line(IReadOnlyList<Score> scores)
    {
        string[] names = [.. Named(scores).Take(3).Select(score => $"{Name(score)} {score.Points}")];
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    private static IEnumerable<Score> Named(IEnumerable<Score> scores) =>
        scores.Where(score => !score.Hidden).OrderByDescending(score => score.Points).ThenBy(score => score.Name, StringComparer.OrdinalIgnoreCase);

    private static int Place(IReadOnlyList<Score> scores, Score score) => 1 + scores.Count(other => other.Points > score.Points);

    private static string Name(Score score) => score.Name.Length > 0 ? score.Name : "Someone";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
