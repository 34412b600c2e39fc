namespace QuizBot.Playground;

/// <summary>The turn is over; the page has seen all of it once it has a message of this version.</summary>
internal sealed record Done(long Version);
