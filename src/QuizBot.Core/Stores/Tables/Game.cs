namespace QuizBot.Core.Stores.Tables;

/// <summary>A run of timed rounds in one room.</summary>
/// <param name="Id">Made from the turn that began it.</param>
/// <param name="Number">Which round is open, from 1.</param>
/// <param name="Rounds">How many there are.</param>
/// <param name="Seconds">How long each is open.</param>
public sealed record Game(string Id, int Number, int Rounds, int Seconds);
