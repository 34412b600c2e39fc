namespace QuizBot.Playground;

/// <summary>Why a request was turned away, in words for the person at the page.</summary>
internal sealed record Problem(string Error);
