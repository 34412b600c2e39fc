namespace QuizBot.Core.Chat;

/// <summary>How a text is meant.</summary>
public enum Tone
{
    Body,
    Heading,
    Subtle,
    Good,
    Bad,
    Quote,
}
