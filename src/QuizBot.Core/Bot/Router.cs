using QuizBot.Core.Bot.Buddies;
using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Home;
using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Pushing;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Bot.Rounds;
using QuizBot.Core.Bot.Rounds.Matches;
using QuizBot.Core.Bot.Settings;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot;

/// <summary>Finds the dialog that a turn is for.</summary>
public sealed class Router : IBot
{
    private readonly Func<Library> library;
    private readonly Learners learners;
    private readonly QuizDialog quiz;
    private readonly AnswerDialog answers;
    private readonly AfterDialog after;
    private readonly RoundDialog round;
    private readonly RoundAnswers roundAnswers;
    private readonly RoomTalk talk;
    private readonly ExplainDialog explain;
    private readonly RememberDialog remember;
    private readonly AskRoomDialog askRoom;
    private readonly StatsDialog stats;
    private readonly TopicsDialog topics;
    private readonly SettingsDialog settings;
    private readonly DataDialog data;
    private readonly MatchDialog match;
    private readonly LeaderboardDialog leaderboard;
    private readonly RecapDialog recap;
    private readonly ReminderDialog reminder;
    private readonly SnoozeDialog snooze;
    private readonly AwayDialog away;
    private readonly GoalDialog goals;
    private readonly StreakDialog streak;
    private readonly BuddyDialog buddies;
    private readonly BuddyAnswers buddyAnswers;
    private readonly NudgeDialog nudge;
    private readonly NewCardsDialog newCards;
    private readonly ScheduleDialog schedule;
    private readonly RoomZoneDialog roomZone;
    private readonly PushRouter push;
    private readonly Addresses addresses;
    private readonly Departures departures;
    private readonly Welcomes arrivals;
    private readonly SettingsForm form;
    private readonly HomeDialog home;
    private readonly RatingDialog ratings;

    /// <param name="library">What the bot knows now; asked once a turn, so that a turn sees one state of the notes.</param>
    /// <param name="store">Where learners and rooms are kept.</param>
    /// <param name="hasClock">False where errands are not done when they are due, so that nothing may begin that needs them.</param>
    /// <param name="retry">How it pauses where somebody else wrote the same; null for not at all.</param>
    public Router(Func<Library> library, IEntityStore store, bool hasClock = true, Retry? retry = null)
    {
        var (rooms, pushes) = (new Rooms(store, retry), new Pushes(store, retry));
        var fsrs = Fsrs.TwoButtons;
        this.library = library;
        learners = new(store, retry);
        var reviews = new Reviews(learners, fsrs);
        ZoneFollower zones = new(pushes);
        Companions companions = new(learners);
        reminder = new(learners, pushes, zones);
        snooze = new(learners, pushes);
        RoomNames names = new(learners);
        Board board = new(names);
        RoundDrawing drawing = new(rooms, names, board);
        recap = new(rooms, pushes, names, board);
        quiz = new(learners, fsrs);
        ReportBook reports = new(store);
        after = new(learners, new(learners, fsrs), reports);
        answers = new(learners, reviews, quiz, after, reminder, companions);
        round = new(rooms, pushes, recap, drawing);
        askRoom = new(learners, pushes);
        explain = new(learners, new(store), askRoom);
        talk = new(rooms, explain);
        remember = new(learners);
        match = new(round, rooms, learners, pushes, drawing, board) { HasClock = hasClock };
        roundAnswers = new(rooms, learners, reviews, drawing, match, after, reminder);
        NameRemoval removal = new(rooms, pushes, drawing);
        leaderboard = new(rooms, learners, pushes, board, removal);
        roomZone = new(rooms, pushes, recap);
        stats = new(learners, fsrs);
        topics = new(learners, companions, fsrs);
        settings = new(learners, zones);
        away = new(learners);
        goals = new(learners);
        streak = new(learners, companions);
        buddyAnswers = new(learners, pushes, companions);
        buddies = new(learners, pushes, new(learners, rooms, names), companions, buddyAnswers) { HasClock = hasClock };
        nudge = new(learners, companions, buddyAnswers) { HasClock = hasClock };
        data = new(learners, rooms, pushes, removal, companions, new(store));
        newCards = new(learners);
        schedule = new(pushes, learners, rooms, recap, names);
        push = new(new(learners, pushes, zones, fsrs), snooze, round, match, recap, removal, reminder, buddyAnswers);
        addresses = new(pushes);
        departures = new(store);
        arrivals = new(rooms);
        form = new(learners, pushes, new(settings, reminder, newCards, goals, schedule));
        home = new(learners, pushes, stats, topics);
        ratings = new(rooms, reports);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        await addresses.SeenAsync(turn, cancel);
        switch (turn.Input)
        {
            case Said said:
                return await SaidAsync(library(), turn, said.Text, cancel);
            case Pressed press:
                return await PressedAsync(library(), turn, press, cancel);
            case Searched searched:
                return ExplainDialog.Search(library(), searched.Text);
            case PushDue pushed:
                return await push.HandleAsync(library(), turn, pushed.Errand, cancel) ?? [];
            case BotAdded:
                await addresses.WakeAsync(turn, cancel);
                if (turn.RoomKind == RoomKind.Personal)
                    await learners.UpdateAsync(turn.Learner, learner => learner.Seen(turn), cancel);
                return await arrivals.IsFirstAsync(turn, cancel) ? Replies.Post(WelcomeView.Welcome(library(), turn)) : [];
            case HomeOpened:
                return Replies.Post(await home.ShowAsync(library(), turn, cancel));
            case Rated rated:
                await ratings.RateAsync(turn, rated, cancel);
                return [];
            case BotRemoved removed:
                await match.LeaveAsync(library(), turn, cancel);
                await addresses.RestAsync(turn.Room, cancel);
                await arrivals.ForgetAsync(turn.Room, cancel);
                if (removed.Uninstalled)
                    await departures.MarkAsync(new(turn.Room.Channel, turn.Room.Workspace, turn.Now, Whole: false), cancel);
                return [];
            default:
                return [];
        }
    }

    /// <summary>Does an errand that is due.</summary>
    /// <returns>What to say; null where it has to be tried again in a little while: something else goes on in the room.</returns>
    public async Task<IReadOnlyList<Reply>?> PushAsync(Push errand, DateTimeOffset now, CancellationToken cancel) =>
        await push.HandleAsync(library(), PushDue.Turn(errand, now), errand, cancel);

    /// <inheritdoc/>
    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) =>
        this.round.PostedAsync(room, round, message, cancel);

    /// <inheritdoc/>
    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) =>
        ratings.ExplainedAsync(room, entry, message, cancel);

    private async Task<IReadOnlyList<Reply>> SaidAsync(Library now, Turn turn, string text, CancellationToken cancel) =>
        (SaidPlainly.Read(text) ?? Command.TryParse(text)) switch
        {
            { Spec.Name: Commands.Quiz, Argument: MatchDialog.Stop } when turn.RoomKind != RoomKind.Personal =>
                await match.StopAsync(now, turn, cancel),
            { Spec.Name: Commands.Quiz, Argument: var count }
                when turn.RoomKind != RoomKind.Personal && MatchRequest.TryParse(count) is { } request =>
                await match.StartAsync(now, turn, request, cancel) ?? [],
            { Spec.Name: Commands.Quiz, Argument: var topic } => await AskAsync(now, turn, QuizRequest.Quiz(topic), cancel),
            { Spec.Name: Commands.Next } => await AskAsync(now, turn, QuizRequest.Next(), cancel),
            { Spec.Name: Commands.Undo } => Replies.ToLearner(turn, await after.UndoLastAsync(now, turn, cancel)),
            { Spec.Name: Commands.Explain } => await ExplainAsync(now, turn, text, cancel),
            { Spec.Name: Commands.TopicList } => Replies.Post(await topics.ShowAsync(now, turn, cancel)),
            { Spec.Name: Commands.Streak } => Replies.ToLearner(turn, await streak.ShowAsync(turn, cancel)),
            { Spec.Name: Commands.Buddy, Argument: var who } => await buddies.HandleAsync(turn, who, cancel),
            { Spec.Name: Commands.Nudge } => Replies.ToLearner(turn, await nudge.HandleAsync(turn, cancel)),
            { Spec.Name: Commands.Goal, Argument: var goal } => Replies.ToLearner(turn, await goals.HandleAsync(turn, goal, cancel)),
            { Spec.Name: Commands.Stats } => Replies.ToLearner(turn, await stats.ShowAsync(now, turn, cancel)),
            { Spec.Name: Commands.Leaderboard, Argument: var choice } => await leaderboard.HandleAsync(turn, choice, cancel),
            { Spec.Name: Commands.RoomTimezone, Argument: var zone } => Replies.Post(await roomZone.HandleAsync(turn, zone, cancel)),
            { Spec.Name: Commands.Recap, Argument: var choice } => Replies.Post(await recap.HandleAsync(now, turn, choice, cancel)),
            { Spec.Name: Commands.Reminder, Argument: var evening } =>
                Replies.ToLearner(turn, await reminder.HandleAsync(turn, evening, cancel)),
            { Spec.Name: Commands.Schedule, Argument: var when } => Replies.Post(await schedule.HandleAsync(now, turn, when, cancel)),
            { Spec.Name: Commands.Settings } => Replies.ToLearner(turn, await form.ShowAsync(turn, cancel)),
            { Spec.Name: Commands.Timezone, Argument: var zone } =>
                Replies.ToLearner(turn, await settings.TimezoneAsync(turn, zone, cancel)),
            { Spec.Name: Commands.DaysOff, Argument: var days } => Replies.ToLearner(turn, await settings.DaysOffAsync(turn, days, cancel)),
            { Spec.Name: Commands.NewCards, Argument: var count } =>
                Replies.ToLearner(turn, await newCards.HandleAsync(turn, count, cancel)),
            { Spec.Name: Commands.Away, Argument: var until } => Replies.ToLearner(turn, await away.HandleAsync(turn, until, cancel)),
            { Spec.Name: Commands.Back } => Replies.ToLearner(turn, await away.BackAsync(turn, cancel)),
            { Spec.Name: Commands.Export } => await data.ExportAsync(turn, cancel),
            { Spec.Name: Commands.Delete } => Replies.ToLearner(turn, await data.AskToDeleteAsync(turn, cancel)),
            { Spec.Name: Commands.Help } => Replies.Post(WelcomeView.Help(now)),
            _ => await OtherAsync(now, turn, text, cancel),
        };

    private async Task<IReadOnlyList<Reply>> PressedAsync(Library now, Turn turn, Pressed press, CancellationToken cancel)
    {
        var inRound = press.Data.ContainsKey(ButtonData.Round);
        return press.Verb switch
        {
            Verbs.Quiz => await AskAsync(now, turn, QuizRequest.From(press, skip: false), cancel),
            Verbs.Next => await AskAsync(now, turn, QuizRequest.From(press, skip: true), cancel),
            Verbs.Answer or Verbs.Grade when inRound => await roundAnswers.AnswerAsync(now, turn, press, cancel),
            Verbs.Show when inRound => await roundAnswers.ShowAsync(now, turn, press, cancel),
            Verbs.Answer => await answers.AnswerAsync(now, turn, press, cancel),
            Verbs.Grade => await answers.GradeAsync(now, turn, press, cancel),
            Verbs.Show => await answers.ShowAsync(now, turn, press, cancel),
            Verbs.Card when SnoozeDialog.IsFor(press) => Replies.ToPress(turn, await snooze.HandleAsync(now, turn, press, cancel)),
            Verbs.Card => Replies.ToPress(turn, await after.HandleAsync(now, turn, press, cancel)),
            Verbs.Explain when turn.RoomKind != RoomKind.Personal => await talk.PressAsync(now, turn, press, cancel),
            Verbs.Explain => await explain.PressAsync(now, turn, press, cancel),
            Verbs.Remember => await remember.PressAsync(now, turn, press, cancel),
            Verbs.AskRoom => await askRoom.PressAsync(turn, press, cancel),
            Verbs.Reveal => await round.EndAsync(now, turn, press, cancel),
            Verbs.Join => await match.JoinAsync(now, turn, press, cancel),
            Verbs.Place => Replies.ToPress(turn, await match.PlaceAsync(turn, press, cancel)),
            Verbs.Buddy => await buddyAnswers.PressAsync(turn, press, cancel),
            Verbs.Say => await SaidAsync(now, turn, press.Data.GetValueOrDefault(ButtonData.Text, ""), cancel),
            Verbs.Settings => Replies.ToPress(turn, await form.SaveAsync(now, turn, press, cancel)),
            Verbs.Delete => Replies.ToPress(turn, await data.DeleteAsync(turn, press, cancel)),
            _ => Replies.ToPress(turn, Replies.Line(
                "I do not know that button; the card may be from another version of me. Say “help” to see what I understand.")),
        };
    }

    private async Task<IReadOnlyList<Reply>> OtherAsync(Library now, Turn turn, string text, CancellationToken cancel)
    {
        var inquiry = await explain.ReadAsync(now, turn, text, cancel);
        if (turn.RoomKind != RoomKind.Personal)
            return await talk.SayAsync(now, turn, inquiry, cancel);
        if (await answers.TypedAsync(now, turn, inquiry, cancel) is { } typed)
            return typed;
        return (await after.TypedAsync(now, turn, inquiry, cancel) ?? Misunderstood.Of(now, turn, inquiry)) is { } view
            ? Replies.Post(view)
            : await explain.SayAsync(now, turn, inquiry, cancel);
    }

    private async Task<IReadOnlyList<Reply>> ExplainAsync(Library now, Turn turn, string text, CancellationToken cancel)
    {
        var inquiry = await explain.ReadAsync(now, turn, text, cancel);
        return turn.RoomKind == RoomKind.Personal
            ? await explain.SayAsync(now, turn, inquiry, cancel)
            : await talk.ExplainAsync(now, turn, inquiry, cancel);
    }

    private Task<IReadOnlyList<Reply>> AskAsync(Library now, Turn turn, QuizRequest request, CancellationToken cancel) =>
        turn.RoomKind == RoomKind.Personal ? quiz.AskAsync(now, turn, request, cancel) : round.AskAsync(now, turn, request, cancel);
}
