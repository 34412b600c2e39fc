using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>Where to go from an explanation.</summary>
internal static class ExplainButtons
{
    /// <summary>More is a wall.</summary>
    public const int MostButtons = 6;

    private const int LongestTitle = 40;

    /// <param name="told">What is explained.</param>
    /// <param name="others">What else may have been meant.</param>
    public static IReadOnlyList<ViewAction> Of(Explanation told, params IReadOnlyList<Entry> others) =>
    [
        .. new[] { Quiz(told.Entry), Remember(told.Entry), Analogy(told.Entry) }.OfType<ViewAction>()
            .Concat(others.Concat(told.Related).Distinct().Select(To)).Take(MostButtons),
    ];

    public static ViewAction Quiz(Entry entry) =>
        Buttons.Quiz("Quiz me on this", entry.Kind is EntryKind.Term or EntryKind.Concept ? entry.Key : entry.Note.Id);

    /// <summary>Brings its cards among those that come next.</summary>
    public static ViewAction? Remember(Entry entry) => entry.Kind is not (EntryKind.Term or EntryKind.Concept) ? null
        : new(Verbs.Remember, "Remember this") { Data = new Dictionary<string, string> { [ButtonData.Entry] = entry.Key } };

    /// <summary>Puts the question to the learner's study channel.</summary>
    public static ViewAction AskRoom(string asked) => new(Verbs.AskRoom, "Ask the room")
    {
        Data = new Dictionary<string, string> { [ButtonData.Text] = Wording.Shorten(asked, UnansweredQuestions.LongestText) },
    };

    /// <summary>Null where the note has none, and for the analogy itself.</summary>
    public static ViewAction? Analogy(Entry entry) =>
        entry.Kind != EntryKind.Analogy && (entry.Note.Analogy.Count > 0 || entry.Note.AnalogyFocus is not null)
            ? To("Analogy", $"{entry.Note.Id}/analogy")
            : null;

    public static ViewAction To(Entry entry) => To(Wording.Shorten(entry.Name, LongestTitle), entry.Key);

    /// <summary>"Explain", where the notes explain what a card is about.</summary>
    public static IReadOnlyList<ViewAction> About(Library library, Flashcard card) =>
        library.SubjectOf(card) is { } entry ? [To("Explain", entry.Key)] : [];

    /// <summary>
    /// The same view with buttons that answer only whoever presses them: what a round asks about is not told to everyone.
    /// </summary>
    public static View ForOne(View view) => view with { Actions = ForOne(view.Actions) };

    public static IReadOnlyList<ViewAction> ForOne(IReadOnlyList<ViewAction> actions) =>
        Marked(actions, ButtonData.Alone, ButtonData.Yes);

    /// <summary>The same view for a message that is no question to ask a room.</summary>
    public static View WithoutRoom(View view) => view with { Actions = [.. view.Actions.Where(action => action.Verb != Verbs.AskRoom)] };

    /// <summary>The same view, whose buttons tell which question they were offered for.</summary>
    /// <param name="kept">What the question is kept under.</param>
    /// <param name="view">Offers something.</param>
    public static View For(string kept, View view) => view with { Actions = Marked(view.Actions, ButtonData.Question, kept) };

    private static IReadOnlyList<ViewAction> Marked(IReadOnlyList<ViewAction> actions, string key, string value) =>
    [
        .. actions.Select(action =>
            action.Verb == Verbs.Explain ? action with { Data = ButtonData.With(action.Data, key, value) } : action),
    ];

    public static bool IsForOne(Pressed press) => press.Data.ContainsKey(ButtonData.Alone);

    private static ViewAction To(string title, string key) =>
        new(Verbs.Explain, title) { Data = new Dictionary<string, string> { [ButtonData.Entry] = key } };
}
