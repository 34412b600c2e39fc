using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Buddies;

/// <summary>What is said to and about study buddies.</summary>
internal static class BuddyView
{
    /// <summary>Data of a button: whose question it answers.</summary>
    public const string Who = "who";

    private const string What =
        "You each see whether the other has studied or rests today, and the days on which you both studied. "
        + "Nothing else of yours is shown.";

    /// <summary>The question itself; only who was asked can answer it.</summary>
    /// <param name="asking">Who asks.</param>
    /// <param name="asked">Whom, where others read it; null in their own chat.</param>
    public static View Ask(LearnerProfile asking, string? asked)
    {
        var name = asking.Name.Length > 0 ? Companions.NameOf(asking, "") : "Somebody here";
        var question = asked is null
            ? $"{name} asks whether you would like to be study buddies."
            : $"{asked}: {name} asks whether you would like to be study buddies. Only you can answer.";
        return new()
        {
            Title = "Study buddies?",
            Blocks = [new TextBlock(question), new TextBlock(What, Tone.Subtle)],
            Actions = [Answer("Yes, let's", ButtonData.Yes) with { Primary = true }, Answer("No, thanks", ButtonData.No)],
            Fallback = question,
        };

        ViewAction Answer(string title, string sure) => new(Verbs.Buddy, title)
        {
            Data = new Dictionary<string, string> { [Who] = asking.Id.User, [ButtonData.Sure] = sure },
        };
    }

    public static View Agreed(string name) => Replies.Line(
        $"You and {name} are study buddies. {What} “nudge” sends a kind word once a day, and “buddy off” ends it.",
        Buttons.Quiz("Quiz me"));

    public static View Waits(string name) => Replies.Line(
        $"{name} has been asked, and has not answered yet. I will tell you; “buddy off” takes it back.");

    /// <summary>What stands in a room in place of a question that was answered.</summary>
    public static View Answered { get; } = Replies.Line("That question is answered.");

    public static View How { get; } = Replies.Line(
        "A study buddy keeps you company: “buddy @name” asks somebody, who has to agree. "
        + "In a channel write “@QuizBot buddy @name”; here a name is enough, of somebody who answers in your rooms.");
}
