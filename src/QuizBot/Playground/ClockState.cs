namespace QuizBot.Playground;

/// <summary>The bot's clock at the moment it is sent.</summary>
internal sealed record ClockState(DateTimeOffset Now, int AheadMinutes);
