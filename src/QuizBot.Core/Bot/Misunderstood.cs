using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot;

/// <summary>
/// What is typed that is no command, no answer and no question about the notes: a greeting, a slip, a word for an open card.
/// </summary>
internal static class Misunderstood
{
    /// <summary>Null for what may be a question about the notes.</summary>
    public static View? Of(Library library, Turn turn, Inquiry inquiry)
    {
        // What names something of the notes is looked up only where the words may mean something else.
        return Read(library, turn, inquiry) is { } view && library.Explainer.Named(inquiry.Text) is null ? view : null;
    }

    private static View? Read(Library library, Turn turn, Inquiry inquiry)
    {
        if (inquiry.IsPick)
            return null;
        if (inquiry is { Answer.Intent: Explain.Intent.Hello, Learner.Value.Reviews: 0 })
            return WelcomeView.Welcome(library, turn);
        if (Command.Meant(inquiry.Text) is { } meant)
            return Replies.Line($"Did you mean “{meant}”?", Buttons.Say(Wording.Shorten(meant, 40), meant));
        return SaidOnCard.Of(inquiry.Text) is { } wish ? SaidOnCard.NothingOpen(wish, turn.RoomKind) : null;
    }
}
