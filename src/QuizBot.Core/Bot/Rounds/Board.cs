using QuizBot.Core.Chat;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>
/// Draws standings with the names of those who want to be named. The others take no place on it, so that no gap tells of them, and what is
/// counted beside it counts those who are on it.
/// </summary>
internal sealed class Board(RoomNames names)
{
    private const int MostShown = 10;
    private const int MostAsked = 50;
    private const int Podium = 3;
    private static readonly string[] Headers = ["Place", "Who", "Points", "Right"];
    private static readonly string[] Medals = ["🥇", "🥈", "🥉"];

    /// <summary>The standings of those who may be shown, and their names as far as there is room for them.</summary>
    /// <param name="standings">Of everybody.</param>
    /// <param name="alone">Who alone sees it, and so is shown whether or not they want to be named; null for the room.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Shown> ShownAsync(Standings standings, LearnerId? alone, CancellationToken cancel)
    {
        LearnerId[] asked = [.. standings.All.Take(MostAsked).Select(standing => standing.Learner)];
        var named = await names.OfAsync(asked, cancel);
        return new(standings.Without(asked.Where(person => person != alone && !named.ContainsKey(person)).ToHashSet()), named);
    }

    /// <summary>A table of the first ten; null where there is nobody to show.</summary>
    /// <param name="shown">Of whom.</param>
    /// <param name="reader">Whose row is marked, and shown wherever it stands; null for nobody's.</param>
    /// <param name="isAlone">True where the reader alone sees it.</param>
    public static TableBlock? Table(Shown shown, LearnerId? reader = null, bool isAlone = false)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var standing in shown.Standings.All)
        {
            var isReader = standing.Learner == reader;
            var name = isReader && isAlone ? "You" : shown.Names.GetValueOrDefault(standing.Learner);
            if (name is null || (rows.Count >= MostShown && !isReader))
                continue;
            rows.Add(
            [
                Wording.Digits(shown.Standings.PlaceOf(standing)),
                isReader && !isAlone ? $"{name}, who asked" : name,
                Wording.Digits(standing.Points),
                $"{standing.Correct} of {standing.Answered}",
            ]);
        }

        return rows.Count == 0 ? null : new(Headers, rows);
    }

    /// <summary>"🥇 Ada, 43 points", one line a place for the first three places with points; empty where nobody has any.</summary>
    public static IReadOnlyList<string> PodiumOf(Shown shown) =>
    [
        .. shown.Standings.WithPoints.GroupBy(shown.Standings.PlaceOf).Where(place => place.Key <= Podium).Select(place =>
            $"{Medals[place.Key - 1]} {Who(shown, [.. place])}, {Wording.Count(place.First().Points, "point")}"
            + (place.Count() > 1 ? " each" : "")),
    ];

    /// <summary>"Ada wins with 43 points.", "Ada and Noor share first place with 43 points each."; null without points.</summary>
    public static string? Winners(Shown shown)
    {
        Standing[] first = [.. shown.Standings.WithPoints.Where(standing => shown.Standings.PlaceOf(standing) == 1)];
        return first switch
        {
            [] => null,
            [var one] => $"{Who(shown, first)} wins with {one.Points} points.",
            _ => $"{Who(shown, first)} share first place with {first[0].Points} points each.",
        };
    }

    /// <summary>"Ada 43, Noor 40"; null where there is nobody to show.</summary>
    public static string? Line(Shown shown)
    {
        string[] first =
        [
            .. shown.Standings.All.Where(standing => shown.Names.ContainsKey(standing.Learner)).Take(Podium)
                .Select(standing => $"{shown.Names[standing.Learner]} {standing.Points}"),
        ];
        return first.Length == 0 ? null : string.Join(", ", first);
    }

    private static string Who(Shown shown, Standing[] people)
    {
        string[] who =
        [
            .. people.Select(person => shown.Names.GetValueOrDefault(person.Learner)).OfType<string>()
                .Order(StringComparer.OrdinalIgnoreCase).Take(MostShown),
        ];
        var others = people.Length - who.Length;
        var line = Wording.List(others == 0 ? who : [.. who, $"{others} more"]);
        return char.ToUpperInvariant(line[0]) + line[1..];
    }
}

/// <summary>What a board shows.</summary>
/// <param name="Standings">Of those who may be shown.</param>
/// <param name="Names">Of the first of them.</param>
internal sealed record Shown(Standings Standings, IReadOnlyDictionary<LearnerId, string> Names);
