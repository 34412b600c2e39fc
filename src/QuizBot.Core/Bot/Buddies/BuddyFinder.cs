using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Buddies;

/// <summary>Finds whom somebody means: by a mention, or by the name of someone who played in a room with them of late.</summary>
internal sealed class BuddyFinder(Learners learners, Rooms rooms, RoomNames names)
{
    private const int MostRooms = 8;
    private const int MostPeople = 200;
    private const int MostOffered = 4;
    private const int MostQuoted = 40;

    private const string How =
        "Say it in a channel where you both are, and mention them there: “@QuizBot buddy @name”.";

    private static readonly string[] Self = ["me", "myself", "i"];
    private static readonly string[] Bot = ["quizbot", "you", "yourself", "the bot"];

    public async Task<Found> FindAsync(Turn turn, string typed, IReadOnlyList<MentionedPerson> mentions, CancellationToken cancel)
    {
        if (mentions.Select(mention => mention.Learner).Distinct().Count() > 1)
            return Found.Nobody("One buddy at a time, please. Whom do you mean?");
        return mentions.Count > 0 ? Of(turn, mentions[0]) : await NamedAsync(turn, typed.Trim().TrimStart('@').Trim(), cancel);
    }

    private static Found Of(Turn turn, MentionedPerson person) => person switch
    {
        { Kind: PersonKind.Bot } => Found.Nobody("A bot keeps no streak. Ask somebody who studies."),
        { Kind: PersonKind.Gone } => Found.Nobody("They are not here any more, so I cannot ask them."),
        { Kind: PersonKind.Stranger } => Elsewhere,
        _ when person.Learner.Channel != turn.Learner.Channel || person.Learner.Workspace != turn.Learner.Workspace => Elsewhere,
        _ => new(person.Learner, person.Name, null),
    };

    private static Found Elsewhere { get; } =
        Found.Nobody("They belong to another organization, and I only know people of yours. Ask somebody here.");

    private async Task<Found> NamedAsync(Turn turn, string name, CancellationToken cancel)
    {
        if (Self.Contains(name, StringComparer.OrdinalIgnoreCase))
            return new(turn.Learner, "", null);
        if (Bot.Contains(name, StringComparer.OrdinalIgnoreCase))
            return Found.Nobody("I study with everybody. Ask somebody who keeps a streak of their own.");
        var people = await PeopleAsync(turn, cancel);
        var exact = people.Where(person => Is(person.Value, name)).ToList();
        var near = exact.Count > 0 ? exact : [.. people.Where(person => person.Value.Split(' ').Any(part => Is(part, name)))];
        return near switch
        {
            [var one] => new(one.Key, one.Value, null),
            [] => Found.Nobody(
                $"I find nobody called “{Wording.Shorten(name, MostQuoted)}” among those who answered in your rooms of late. {How}"),
            _ when exact.Count > 0 => Found.Nobody($"There are several people of that name. {How}"),
            _ => Found.Nobody(
                "Whom do you mean?",
                [.. near.Take(MostOffered).Select(person => Buttons.Say(person.Value, $"{Commands.Buddy} {person.Value}"))]),
        };
    }

    /// <summary>Those whom leaderboards of the asker's rooms may name, of this week and the last.</summary>
    private async Task<IReadOnlyDictionary<LearnerId, string>> PeopleAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
        var shared = turn.RoomKind == RoomKind.Personal ? [] : (RoomId[])[turn.Room];
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var weeks = new[] { today.AddDays(1), today.AddDays(-6) }.Select(CalendarWeek.MondayOf).Distinct();
        var scores = await Task.WhenAll(
            from room in profile.Rooms.Reverse().Take(MostRooms).Concat(shared).Distinct()
            from week in weeks
            select rooms.GetScoresAsync(room, week, cancel));
        var people = scores.SelectMany(score => score).Select(score => score.Learner).OfType<LearnerId>().Distinct().Take(MostPeople);
        return await names.OfAsync(people, cancel);
    }

    private static bool Is(string one, string other) =>
        string.Equals(Letters.Folded(one.Trim()), Letters.Folded(other), StringComparison.Ordinal);
}

/// <summary>Who was found.</summary>
/// <param name="Learner">Who; null for nobody.</param>
/// <param name="Name">What the channel calls them; may be empty.</param>
/// <param name="Why">What to say instead, where nobody was found.</param>
internal sealed record Found(LearnerId? Learner, string Name, View? Why)
{
    public static Found Nobody(string why, params IReadOnlyList<ViewAction> actions) => new(null, "", Replies.Line(why, actions));
}
