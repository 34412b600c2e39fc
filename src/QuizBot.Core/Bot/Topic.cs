namespace QuizBot.Core.Bot;

/// <summary>A part of the course that a quiz can be narrowed to.</summary>
/// <param name="Name">What to call it ("AWS Glue", "D1.2 ML Lifecycle").</param>
/// <param name="Note">The note it is in.</param>
/// <param name="Subject">The slug of the term or concept; null for the whole note.</param>
public sealed record Topic(string Name, string Note, string? Subject);
