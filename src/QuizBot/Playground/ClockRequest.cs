namespace QuizBot.Playground;

/// <summary>Moves the clock forward by one of <see cref="PlaygroundClock.Steps"/>.</summary>
internal sealed record ClockRequest(int Minutes);
