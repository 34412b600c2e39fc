namespace QuizBot.Core.Chat;

/// <summary>What became of something said unasked, in full.</summary>
public sealed record Delivery
{
    private Delivery(DeliveryOutcome outcome) => Outcome = outcome;

    public DeliveryOutcome Outcome { get; }

    /// <summary>The channel's id of the message that was sent; null where it told none.</summary>
    public string? Message { get; private init; }

    /// <summary>How long to wait; zero unless it is <see cref="DeliveryOutcome.Later"/>.</summary>
    public TimeSpan Wait { get; private init; }

    /// <summary>True when the wait is for every room of the workspace (the Teams tenant, the Slack team).</summary>
    public bool Everywhere { get; private init; }

    public static Delivery Gone { get; } = new(DeliveryOutcome.Gone);

    public static Delivery Refused { get; } = new(DeliveryOutcome.Refused);

    public static Delivery Sent(string? message) => new(DeliveryOutcome.Sent) { Message = message };

    public static Delivery Later(TimeSpan wait, bool everywhere = false) =>
        new(DeliveryOutcome.Later) { Wait = wait, Everywhere = everywhere };
}

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
