namespace QuizBot.Commands.Shown;

/// <summary>What <c>unanswered --format json</c> prints.</summary>
/// <param name="Question">As it was written last.</param>
/// <param name="Times">How often.</param>
/// <param name="Last">The day it was asked last.</param>
/// <param name="Offered">The keys of what was offered in its place.</param>
/// <param name="Meant">The key of what somebody took of that; null for nothing.</param>
internal sealed record ShownUnanswered(string Question, int Times, string Last, IReadOnlyList<string> Offered, string? Meant);
