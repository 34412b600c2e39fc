using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.AzureTables;

/// <summary>
/// One commit on its way to the service. Every row it writes carries its id, so that after a lost answer it can look whether it
/// was made before it is sent again: sent twice, an insert would take its own row for another's.
/// </summary>
/// <param name="reads">A client that may repeat its requests.</param>
/// <param name="writes">A client that must not.</param>
/// <param name="partition">The partition of all changes.</param>
/// <param name="changes">What the commit consists of.</param>
internal sealed class TableCommit(TableClient reads, TableClient writes, string partition, IReadOnlyList<Change> changes)
{
    public const int Tries = 4;
    private static readonly DelayStrategy Pause = DelayStrategy.CreateExponentialDelayStrategy(
        TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(5));

    private readonly string id = Guid.NewGuid().ToString("N");

    /// <summary>Indices of the changes to send: all but unconditional deletes of rows that are not there.</summary>
    private readonly List<int> toSend = [.. Enumerable.Range(0, changes.Count)];

    public async Task<CommitResult> MakeAsync(CancellationToken cancel)
    {
        var answerLost = false;
        for (var tries = 1; toSend.Count > 0;)
        {
            try
            {
                var made = await writes.SubmitTransactionAsync(toSend.Select(i => TableRow.ToAction(partition, changes[i], id)), cancel);
                return Made(i => made.Value[toSend.IndexOf(i)].Headers.ETag.ToString());
            }
            catch (TableTransactionFailedException e) when (RefusedChange(e) is { } refused)
            {
                if (answerLost && await LookAsync(cancel) is { } made)
                    return made;
                if (changes[refused] is { Kind: ChangeKind.Delete, ETag: null })
                    await LeaveOutMissingAsync(refused, cancel);
                else if (answerLost)
                    throw new StoreUnavailableException("Azure Tables did not answer in time, and meanwhile others wrote the same rows, "
                        + "so that it cannot be told whether this was saved. Look before you try again.", e);
                else
                    return CommitResult.ConflictAt(refused);
            }
            catch (Exception e) when (AzureTablesProblem.MayPass(e, cancel))
            {
                answerLost |= AzureTablesProblem.MayHaveHappened(e);
                if (answerLost && await LookAsync(cancel) is { } made)
                    return made;
                if (tries++ == Tries)
                    throw;
                await Task.Delay(Pause.GetNextDelay((e as RequestFailedException)?.GetRawResponse(), tries - 1), cancel);
            }
        }

        return Made(_ => null);
    }

    /// <summary>
    /// Index of the change whose condition did not hold, or of an unconditional delete that found nothing; null for a failure of another
    /// kind.
    /// </summary>
    private int? RefusedChange(TableTransactionFailedException e)
    {
        if (e.FailedTransactionActionIndex is not { } sent || sent >= toSend.Count)
            return null;
        var change = changes[toSend[sent]];
        var refused = e.Status switch
        {
            404 => e.ErrorCode != TableErrorCode.TableNotFound && change.Kind is ChangeKind.Replace or ChangeKind.Delete,
            409 => e.ErrorCode == TableErrorCode.EntityAlreadyExists && change.Kind == ChangeKind.Insert,
            412 => change.ETag is not null,
            _ => false,
        };
        return refused ? toSend[sent] : null;
    }

    /// <summary>What became of an earlier try: its result, or null when there is no trace of it.</summary>
    private async Task<CommitResult?> LookAsync(CancellationToken cancel)
    {
        var rows = await Task.WhenAll(changes.Select(change => TableRow.FindAsync(reads, partition, change.Row, cancel)));
        var made = changes.Any(change => change.Body is not null)
            ? rows.Any(row => TableRow.IsOf(row, id))
            : rows.All(row => row is null) && changes.All(change => change.ETag is null);
        // A row that another has written since has lost the etag of this commit, and any outdated one will do.
        return made ? Made(i => TableRow.IsOf(rows[i], id) ? rows[i]!.ETag.ToString() : TableRow.NoETag) : null;
    }

    private async Task LeaveOutMissingAsync(int missing, CancellationToken cancel)
    {
        toSend.Remove(missing);
        int[] deletes = [.. toSend.Where(i => changes[i] is { Kind: ChangeKind.Delete, ETag: null })];
        var rows = await Task.WhenAll(deletes.Select(i => TableRow.FindAsync(reads, partition, changes[i].Row, cancel)));
        toSend.RemoveAll(i => deletes.Contains(i) && rows[Array.IndexOf(deletes, i)] is null);
    }

    private CommitResult Made(Func<int, string?> etag) =>
        CommitResult.Success([.. changes.Select((change, i) => change.Kind == ChangeKind.Delete ? null : etag(i))]);
}
