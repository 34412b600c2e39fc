namespace QuizBot.Core.Chat;

/// <summary>
/// What a person hears when the bot could not answer: the same words in every channel. How it is said is the edge's own matter, and so is
/// what is tried again before.
/// </summary>
public static class Apology
{
    public const string Text = "Sorry, something went wrong on my side. Nothing you did before is lost. Please try again in a minute.";

    public static View View { get; } = new() { Fallback = Text, Blocks = [new TextBlock(Text)] };
}
