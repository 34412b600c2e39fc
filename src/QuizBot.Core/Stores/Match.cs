namespace QuizBot.Core.Stores;

/// <summary>A run of timed rounds in one room.</summary>
/// <param name="Id">Made from the turn that began it.</param>
/// <param name="Number">Which round is open, from 1.</param>
/// <param name="Rounds">How many there are.</param>
/// <param name="Seconds">How long each is open.</param>
/// <param name="Note">The id of the note its cards are from; null for all notes.</param>
public sealed record Match(string Id, int Number, int Rounds, int Seconds, string? Note = null);
