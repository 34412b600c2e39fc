using QuizBot.Core.Chat;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>Draws standings with the names of those who want to be named.</summary>
internal sealed class Board(RoomNames names)
{
    private const int MostShown = 10;
    private const int MostAsked = 50;
    private const int Podium = 3;
    private static readonly string[] Headers = ["Place", "Who", "Points", "Right"];
    private static readonly string[] Medals = ["🥇", "🥈", "🥉"];

    /// <summary>A table of the first ten who want to be named; null where there is nobody to show.</summary>
    /// <param name="standings">Of whom.</param>
    /// <param name="reader">Whose row is marked, and shown wherever it stands; null for nobody's.</param>
    /// <param name="isAlone">True where the reader alone sees it: they are shown whether or not they want to be named.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TableBlock?> TableAsync(Standings standings, LearnerId? reader, bool isAlone, CancellationToken cancel)
    {
        var named = await NamedAsync(standings, cancel);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var standing in standings.All)
        {
            var isReader = standing.Learner == reader;
            var name = isReader && isAlone ? "You" : named.GetValueOrDefault(standing.Learner);
            if (name is null || (rows.Count >= MostShown && !isReader))
                continue;
            rows.Add(
            [
                Wording.Digits(standings.PlaceOf(standing)),
                isReader && !isAlone ? $"{name}, who asked" : name,
                Wording.Digits(standing.Points),
                $"{standing.Correct} of {standing.Answered}",
            ]);
        }

        return rows.Count == 0 ? null : new(Headers, rows);
    }

    /// <summary>"🥇 Ada, 43 points", one line a place for the first three places with points; empty where nobody has any.</summary>
    public async Task<IReadOnlyList<string>> PodiumAsync(Standings standings, CancellationToken cancel)
    {
        var lines = new List<string>();
        foreach (var place in standings.WithPoints.GroupBy(standings.PlaceOf).Where(place => place.Key <= Podium))
        {
            var who = await WhoAsync([.. place.Select(standing => standing.Learner)], cancel);
            lines.Add($"{Medals[place.Key - 1]} {who}, {Wording.Count(place.First().Points, "point")}{(place.Count() > 1 ? " each" : "")}");
        }

        return lines;
    }

    /// <summary>"Ada wins with 43 points.", "Ada and Noor share first place with 43 points each."; null without points.</summary>
    public async Task<string?> WinnersAsync(Standings standings, CancellationToken cancel)
    {
        LearnerId[] first =
            [.. standings.WithPoints.Where(standing => standings.PlaceOf(standing) == 1).Select(standing => standing.Learner)];
        if (first.Length == 0)
            return null;
        var (who, points) = (await WhoAsync(first, cancel), standings.All[0].Points);
        return first.Length == 1 ? $"{who} wins with {points} points." : $"{who} share first place with {points} points each.";
    }

    /// <summary>"Ada 43, Noor 40"; null where there is nobody to show.</summary>
    public async Task<string?> LineAsync(Standings standings, CancellationToken cancel)
    {
        var named = await NamedAsync(standings, cancel);
        string[] first =
        [
            .. standings.All.Where(standing => named.ContainsKey(standing.Learner)).Take(Podium)
                .Select(standing => $"{named[standing.Learner]} {standing.Points}"),
        ];
        return first.Length == 0 ? null : string.Join(", ", first);
    }

    /// <summary>Looks up as many as it takes to fill a board.</summary>
    private async Task<IReadOnlyDictionary<LearnerId, string>> NamedAsync(Standings standings, CancellationToken cancel)
    {
        var named = new Dictionary<LearnerId, string>();
        foreach (var some in standings.All.Take(MostAsked).Chunk(MostShown))
        {
            foreach ((var learner, var name) in await names.OfAsync(some.Select(standing => standing.Learner), cancel))
                named[learner] = name;
            if (named.Count >= MostShown)
                break;
        }

        return named;
    }

    private async Task<string> WhoAsync(LearnerId[] people, CancellationToken cancel)
    {
        var named = await names.OfAsync(people.Take(MostShown), cancel);
        string[] who = [.. people.Where(named.ContainsKey).Select(person => named[person]).Order(StringComparer.OrdinalIgnoreCase)];
        var quiet = people.Length - who.Length;
        if (quiet > 0)
            who = [.. who, quiet == 1 ? "someone who stays unnamed" : $"{quiet} who stay unnamed"];
        var line = Wording.List(who);
        return char.ToUpperInvariant(line[0]) + line[1..];
    }
}
