namespace QuizBot.Core.Stores.Tables;

/// <summary>How often a read and conditional write is tried again after someone else wrote in between.</summary>
internal static class Retry
{
    public const int MostAttempts = 32;

    public static StoreUnavailableException GaveUp() => new("Too many writers on one learner or room at once.");
}
