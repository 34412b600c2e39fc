using QuizBot.Core.Stores;

namespace QuizBot.Storage.Sqlite;

/// <summary>A commit that waits for the writer, and the promise of its result.</summary>
internal sealed record PendingCommit(Table Table, string Partition, IReadOnlyList<Change> Changes)
{
    public TaskCompletionSource<CommitResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
