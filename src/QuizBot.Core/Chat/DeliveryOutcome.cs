namespace QuizBot.Core.Chat;

/// <summary>What became of something said unasked.</summary>
public enum DeliveryOutcome
{
    Sent,

    /// <summary>Not now: the channel is busy or cannot be reached.</summary>
    Later,

    /// <summary>The bot cannot speak in that room until it is added again or spoken to.</summary>
    Gone,

    /// <summary>The channel does not take it, now or later; the edge has logged why.</summary>
    Refused,
}
