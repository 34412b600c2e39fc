using NodaTime;
using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Schedules;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What is kept about a learner besides their memory of cards.</summary>
/// <remarks>A row from before a list was added is read with null in its place, whatever the initializer says.</remarks>
public sealed record LearnerProfile
{
    /// <summary>Most unanswered questions kept; older ones are let go.</summary>
    public const int MostOpen = 8;

    /// <summary>Most answered questions kept.</summary>
    public const int MostAnswered = 32;

    /// <summary>
    /// Days counted here as well as in their own rows, so that an answer needs no third read. Zones span 26 hours: three local days at
    /// most.
    /// </summary>
    public const int RecentDays = 3;

    /// <summary>Most rooms in which a conversation can be followed up.</summary>
    public const int MostExplained = 4;

    /// <summary>Most rooms remembered here; all of them have rows of their own.</summary>
    public const int MostRooms = 200;

    /// <summary>Most cards starred, stopped or put off; older ones are let go.</summary>
    public const int MostMarked = 500;

    /// <summary>Most mix-ups remembered.</summary>
    public const int MostMixedUp = 60;

    public const int UsualNewPerDay = 10;

    /// <summary>A longer name from a channel is not kept.</summary>
    public const int MostNameLength = 200;

    public required LearnerId Id { get; init; }

    /// <summary>The course that rows without a course belong to; empty for a learner who has none, null until it is known.</summary>
    public string? OldCourse { get; init; }

    /// <summary>What the channel calls the person.</summary>
    public string Name { get; init; } = "";

    /// <summary>The IANA zone the learner chose; null to follow the channel.</summary>
    public string? Zone { get; init; }

    /// <summary>The IANA zone the channel last reported; null where it reports none.</summary>
    public string? ChannelZone { get; init; }

    public DaysOff DaysOff { get; init; } = DaysOff.Weekends;

    public Streak Streak { get; init; } = Streak.None;

    public int Reviews { get; init; }

    public int Correct { get; init; }

    /// <summary>Newest last.</summary>
    public IReadOnlyList<DayCount> Days { get => field ?? []; init; } = [];

    /// <summary>Newest last.</summary>
    public IReadOnlyList<OpenQuestion> Open { get => field ?? []; init; } = [];

    /// <summary>
    /// The <see cref="OpenQuestion.Id"/> of the question that was shown last and takes what is typed; null after its result.
    /// </summary>
    public string? Focus { get; init; }

    /// <summary>When <see cref="Focus"/> was shown.</summary>
    public DateTimeOffset? FocusAt { get; init; }

    /// <summary>Newest last.</summary>
    public IReadOnlyList<AnsweredQuestion> Answered { get => field ?? []; init; } = [];

    /// <summary>The sitting that is on, or was last; null before the first.</summary>
    public Session? Session { get; init; }

    /// <summary>Most new cards a day that a session brings by itself.</summary>
    public int NewPerDay { get => field > 0 ? field : UsualNewPerDay; init; } = UsualNewPerDay;

    /// <summary>New cards met on <see cref="NewDay"/>.</summary>
    public int NewToday { get; init; }

    public DateOnly? NewDay { get; init; }

    /// <summary>Stored ids of cards the learner wants to find again, newest last.</summary>
    public IReadOnlyList<string> Starred { get => field ?? []; init; } = [];

    /// <summary>Stored ids of cards the learner does not want to be asked, newest last.</summary>
    public IReadOnlyList<string> Stopped { get => field ?? []; init; } = [];

    /// <summary>Stored ids of cards that rest for the rest of <see cref="PutOffDay"/>.</summary>
    public IReadOnlyList<string> PutOff { get => field ?? []; init; } = [];

    public DateOnly? PutOffDay { get; init; }

    /// <summary>Stored ids of cards about what the learner wants to remember: they come before other new ones. Newest last.</summary>
    public IReadOnlyList<string> Wanted { get => field ?? []; init; } = [];

    /// <summary>Pairs of entries of which one was answered for the other, once for each time, newest last.</summary>
    public IReadOnlyList<string> MixedUp { get => field ?? []; init; } = [];

    /// <summary>What was explained to the learner last, one entry a room, newest last.</summary>
    public IReadOnlyList<LastExplanation> Explained { get => field ?? []; init; } = [];

    /// <summary>Rooms where the learner answered a round, newest last, so that an answer need not note the room again.</summary>
    public IReadOnlyList<RoomId> Rooms { get => field ?? []; init; } = [];

    /// <summary>True for someone who does not want to be named on leaderboards.</summary>
    public bool Hidden { get; init; }

    /// <summary>The end of the learner's evening, before which they are reminded; null for no reminder.</summary>
    public TimeOnly? Evening { get; init; } = new(20, 0);

    /// <summary>True once a reminder is planned in the learner's personal chat.</summary>
    public bool ReminderPlanned { get; init; }

    /// <summary>When the bot met the learner, or met them anew; null in rows from before that was kept.</summary>
    public DateTimeOffset? Met { get; init; }

    public Habit Habit { get => field ?? Habit.None; init; } = Habit.None;

    /// <summary>With whom they study; null for someone who never asked or agreed.</summary>
    public Pairing? Pairing { get; init; }

    /// <summary>When the learner asked to delete their data; null unless they were asked to confirm.</summary>
    public DateTimeOffset? DeletionAsked { get; init; }

    /// <summary>The learner's own choice, else what the channel says, else UTC; a zone that is not known here is passed over.</summary>
    public DateTimeZone TimeZone() => Zones.OrUtc(Zone, ChannelZone);

    /// <summary>The learner's study day of an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => LocalClock.StudyDay(instant, TimeZone());

    /// <summary>The days on which the learner rests: off or away.</summary>
    public DaysOff Rest() => DaysOff with { Away = Habit.Away };

    public bool IsAway(DateTimeOffset now) => AwayUntil(now) is not null;

    /// <summary>The last day away; null for a learner who is here.</summary>
    public DateOnly? AwayUntil(DateTimeOffset now) => Habit.Away is { } away && away.Contains(DayOf(now)) ? away.Until : null;

    public StreakToday StreakAt(DateTimeOffset now) => Streak.Today(now, TimeZone(), Rest());

    /// <summary>How many more new cards a session may bring on a day.</summary>
    public int NewLeft(DateOnly day) => Math.Max(0, NewPerDay - NewOn(day));

    /// <summary>New cards met on a day.</summary>
    public int NewOn(DateOnly day) => NewDay == day ? NewToday : 0;

    /// <summary>The question that takes what is typed; null where none does. The first version kept none: there it is the newest.</summary>
    public OpenQuestion? Focused() =>
        Focus is not null ? Open.FirstOrDefault(open => open.Id == Focus) : FocusAt is null && Open is [.., var newest] ? newest : null;

    /// <summary>With a question that takes what is typed from now on: "the second one" is its choice, whatever was offered.</summary>
    public LearnerProfile WithFocus(string ask, DateTimeOffset now) =>
        this with { Focus = ask, FocusAt = now, Explained = [.. Explained.Select(one => one with { Offered = [], Others = [] })] };

    /// <summary>With what the channel now says about the person; the same instance where nothing changed.</summary>
    public LearnerProfile Seen(Turn turn)
    {
        var name = turn.LearnerName.Length is > 0 and <= MostNameLength ? turn.LearnerName : Name;
        var zone = turn.Zone is not null && Zones.TryGet(turn.Zone, out var found) ? found.Id : ChannelZone;
        var isThere = turn.RoomKind == RoomKind.Personal;
        var place = isThere ? turn.Room : Habit.Home?.Room ?? turn.Alone;
        var home = place is not { } room || Habit.Home?.Room == room && (!isThere || Habit.Home.Address == turn.Address)
            ? Habit.Home
            : new(room, turn.Address is { Length: <= Push.LongestAddress } ? turn.Address : null);
        var met = Met ?? (this is { Name: "", Reviews: 0 } ? turn.Now : null);
        return name == Name && zone == ChannelZone && home == Habit.Home && met == Met
            ? this
            : this with { Name = name, ChannelZone = zone, Met = met, Habit = Habit with { Home = home } };
    }

    /// <summary>With a question shown: it is the last one, and takes what is typed.</summary>
    public LearnerProfile WithOpen(OpenQuestion asked, DateTimeOffset now) =>
        (this with { Open = [.. Open.Where(open => open.Card != asked.Card && open.Id != asked.Id).Append(asked).TakeLast(MostOpen)] })
            .WithFocus(asked.Id, now);

    public LearnerProfile WithHelp(string ask, Help help) =>
        this with { Open = [.. Open.Select(open => open.Id == ask && open.Help < help ? open with { Help = help } : open)] };

    public LearnerProfile WithExplained(LastExplanation explained) =>
        this with { Explained = [.. Explained.Where(other => other.Room != explained.Room).Append(explained).TakeLast(MostExplained)] };

    public LearnerProfile WithMixedUp(string pair) => this with { MixedUp = [.. MixedUp.Append(pair).TakeLast(MostMixedUp)] };

    public LearnerProfile WithRoom(RoomId room) =>
        Rooms.Contains(room) ? this : this with { Rooms = [.. Rooms.Append(room).TakeLast(MostRooms)] };
}

/// <summary>A question put to a learner that waits for its answer.</summary>
/// <param name="Id">Comes back with every press on the card; made from the turn that asked, so that the same turn asks once.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Topic">What the learner narrowed the quiz to, in their words; null for the whole course.</param>
public sealed record OpenQuestion(string Id, string Card, DateTimeOffset At, string? Topic = null)
{
    /// <summary>What the learner looked at since.</summary>
    public Help Help { get; init; }
}

/// <summary>
/// A question a learner has answered; kept for a while so that a press delivered twice counts once and shows the same result.
/// </summary>
/// <param name="Id">The <see cref="OpenQuestion.Id"/>, or the round's id for an answer in a room.</param>
/// <param name="Card">The flashcard's id.</param>
/// <param name="Correct">How it was graded.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Due">When the card comes back.</param>
/// <param name="Topic">As in <see cref="OpenQuestion"/>.</param>
public sealed record AnsweredQuestion(string Id, string Card, bool Correct, DateTimeOffset At, DateTimeOffset Due, string? Topic = null)
{
    /// <summary>
    /// The <see cref="Chat.Turn.Id"/> of the message that answered, so that one delivered twice counts once; null for a press.
    /// </summary>
    public string? Said { get; init; }

    /// <summary>What was picked or typed; null where there was nothing to pick or type.</summary>
    public string? Picked { get; init; }
}

/// <summary>What was explained to a learner last in a room, so that "and S3?" can be understood.</summary>
/// <param name="Room">Where.</param>
/// <param name="Entry">The <see cref="Entry.Key"/> of what was explained; empty where something was only offered.</param>
/// <param name="Intent">What the learner wanted to know.</param>
/// <param name="At">When.</param>
public sealed record LastExplanation(RoomId Room, string Entry, Intent Intent, DateTimeOffset At)
{
    /// <summary>What was explained in the same answer.</summary>
    public IReadOnlyList<string> Beside { get => field ?? []; init; } = [];

    /// <summary>What was explained before it; null for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What was offered beside it or in its place, so that "the second one" can be understood; empty for nothing.</summary>
    public IReadOnlyList<string> Offered { get => field ?? []; init; } = [];

    /// <summary>What may be meant where that is not, so that "no" can be answered; empty for nothing.</summary>
    public IReadOnlyList<string> Others { get => field ?? []; init; } = [];
}
