using QuizBot.Core.Stores;

namespace QuizBot.Storage;

/// <summary>Reads a whole table, for a backup.</summary>
public interface IRowScan
{
    /// <summary>All rows of the table after the given one, ordered by partition, then row, each in ordinal order.</summary>
    /// <param name="table">Which.</param>
    /// <param name="afterPartition">Partition of the last row that is known already; empty to begin.</param>
    /// <param name="afterRow">Its row key; empty to begin.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be read; the message says how to mend it.</exception>
    IAsyncEnumerable<ScannedRow> ScanAsync(Table table, string afterPartition, string afterRow, CancellationToken cancel);
}

/// <summary>A row with its place.</summary>
public sealed record ScannedRow(string Partition, string Row, string Body);
