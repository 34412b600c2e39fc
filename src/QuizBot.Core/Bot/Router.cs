using QuizBot.Core.Memory;
using QuizBot.Core.Stores;
using QuizBot.Core.Views;

namespace QuizBot.Core.Bot;

/// <summary>Finds the dialog that a turn is for.</summary>
public sealed class Router : IBot
{
    private readonly Func<Library> library;
    private readonly Learners learners;
    private readonly QuizDialog quiz;
    private readonly RoundDialog round;
    private readonly StatsDialog stats;
    private readonly SettingsDialog settings;
    private readonly DataDialog data;
    private readonly HomeDialog home;

    /// <param name="library">What the bot knows now; asked once a turn, so that a turn sees one state of the notes.</param>
    /// <param name="store">Where learners and rooms are kept.</param>
    public Router(Func<Library> library, IEntityStore store)
    {
        var rooms = new Rooms(store);
        Fsrs fsrs = Fsrs.Default;
        this.library = library;
        learners = new(store);
        var reviews = new Reviews(learners, fsrs);
        quiz = new(learners, reviews, new(fsrs));
        round = new(rooms, reviews);
        stats = new(learners, fsrs);
        settings = new(learners);
        data = new(learners, rooms);
        home = new(learners, stats, fsrs);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel) => turn.Input switch
    {
        Said said => SaidAsync(library(), turn, said.Text, cancel),
        Pressed press => PressedAsync(library(), turn, press, cancel),
        Arrived => Now(Replies.Post(WelcomeView.Welcome(library(), turn))),
        Opened => OpenedAsync(library(), turn, cancel),
        _ => Now([]),
    };

    /// <inheritdoc/>
    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) => this.round.PostedAsync(room, round, message, cancel);

    private async Task<IReadOnlyList<Reply>> SaidAsync(Library now, Turn turn, string text, CancellationToken cancel) => Command.TryParse(text) switch
    {
        { Spec.Name: Commands.Quiz, Argument: var topic } => await AskAsync(now, turn, QuizRequest.Quiz(topic), cancel),
        { Spec.Name: Commands.Next } => await AskAsync(now, turn, QuizRequest.Next(), cancel),
        { Spec.Name: Commands.TopicList } => Replies.Post(TopicsView.Of(now)),
        { Spec.Name: Commands.Streak } => Replies.ToLearner(turn, StreakView.Of((await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn), turn.Now)),
        { Spec.Name: Commands.Stats } => Replies.ToLearner(turn, await stats.ShowAsync(now, turn, cancel)),
        { Spec.Name: Commands.Timezone, Argument: var zone } => Replies.ToLearner(turn, await settings.TimezoneAsync(turn, zone, cancel)),
        { Spec.Name: Commands.DaysOff, Argument: var days } => Replies.ToLearner(turn, await settings.DaysOffAsync(turn, days, cancel)),
        { Spec.Name: Commands.Export } => await data.ExportAsync(turn, cancel),
        { Spec.Name: Commands.Delete } => Replies.ToLearner(turn, await data.AskToDeleteAsync(turn, cancel)),
        { Spec.Name: Commands.Help } => Replies.Post(WelcomeView.Help()),
        _ => await OtherAsync(now, turn, text, cancel),
    };

    private async Task<IReadOnlyList<Reply>> PressedAsync(Library now, Turn turn, Pressed press, CancellationToken cancel)
    {
        bool inRound = press.Data.ContainsKey("round");
        return press.Verb switch
        {
            Verbs.Quiz => await AskAsync(now, turn, QuizRequest.From(press, skip: false), cancel),
            Verbs.Next => await AskAsync(now, turn, QuizRequest.From(press, skip: true), cancel),
            Verbs.Answer or Verbs.Grade when inRound => await round.AnswerAsync(now, turn, press, cancel),
            Verbs.Show when inRound => await round.ShowAsync(now, turn, press, cancel),
            Verbs.Answer => await quiz.AnswerAsync(now, turn, press, cancel),
            Verbs.Grade => await quiz.GradeAsync(now, turn, press, cancel),
            Verbs.Show => QuizDialog.Show(now, turn, press),
            Verbs.Reveal => await round.RevealAsync(now, turn, press, cancel),
            Verbs.Say => await SaidAsync(now, turn, press.Data.GetValueOrDefault("text", ""), cancel),
            Verbs.Delete => Replies.ToPress(turn, await data.DeleteAsync(turn, press, cancel)),
            _ => Replies.ToPress(turn, Replies.Line("I do not know that button; the card may be from another version of me. Say “help” to see what I understand.")),
        };
    }

    private async Task<IReadOnlyList<Reply>> OtherAsync(Library now, Turn turn, string text, CancellationToken cancel) =>
        (turn.RoomKind == RoomKind.Personal ? await quiz.TypedAsync(now, turn, text, cancel) : null) ?? Replies.Post(UnknownView.Of(now, text));

    private Task<IReadOnlyList<Reply>> AskAsync(Library now, Turn turn, QuizRequest request, CancellationToken cancel) =>
        turn.RoomKind == RoomKind.Personal ? quiz.AskAsync(now, turn, request, cancel) : round.PostAsync(now, turn, request, cancel);

    private async Task<IReadOnlyList<Reply>> OpenedAsync(Library now, Turn turn, CancellationToken cancel) => Replies.Post(await home.ShowAsync(now, turn, cancel));

    private static Task<IReadOnlyList<Reply>> Now(IReadOnlyList<Reply> replies) => Task.FromResult(replies);
}
