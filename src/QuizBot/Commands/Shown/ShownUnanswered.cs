namespace QuizBot.Commands.Shown;

/// <summary>What <c>unanswered --format json</c> prints.</summary>
/// <param name="Question">As it was written last.</param>
/// <param name="Times">How often.</param>
/// <param name="Last">The day it was asked last.</param>
/// <param name="Meant">The key of what somebody took of what was offered; null for nothing.</param>
internal sealed record ShownUnanswered(string Question, int Times, string Last, string? Meant);
