using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores;

/// <summary>
/// Tables of partitions of rows, with the semantics of Azure Tables: a read sees one partition, a commit is atomic within one
/// partition, rows come in ordinal order of their keys. Safe for use by many threads at once.
/// </summary>
/// <remarks>
/// Keys are made by <see cref="Keys"/>: 1 to <see cref="StoreLimits.KeyLength"/> characters of printable ASCII without
/// <c>/ \ # ?</c>. A key outside that, a commit over the limits, or a body that cannot be JSON (empty, with a bare control character
/// or half of a surrogate pair) throws <see cref="ArgumentException"/> before anything is written.
/// A store that cannot be reached throws <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IEntityStore
{
    /// <summary>The row, or null where there is none.</summary>
    Task<Entity?> GetAsync(Table table, string partition, string row, CancellationToken cancel);

    /// <summary>
    /// The first <paramref name="take"/> rows of the range (1 to <see cref="StoreLimits.PageSize"/>); fewer only where the range ends.
    /// To go on, ask again with <see cref="RowRange.After"/> set to the last row's key.
    /// </summary>
    Task<IReadOnlyList<Entity>> RangeAsync(Table table, string partition, RowRange range, int take, CancellationToken cancel);

    /// <summary>
    /// All changes or none, durable when the task completes. 1 to <see cref="StoreLimits.Changes"/> changes, each to another row.
    /// A conflict is a result, not an exception.
    /// </summary>
    Task<CommitResult> CommitAsync(Table table, string partition, IReadOnlyList<Change> changes, CancellationToken cancel);
}

/// <summary>One stored row.</summary>
/// <param name="Row">The row key.</param>
/// <param name="Body">A JSON document of at most <see cref="StoreLimits.BodyLength"/> characters.</param>
/// <param name="ETag">Opaque version of the row; changes with every write and never returns, not even after a delete.</param>
public sealed record Entity(string Row, string Body, string ETag);
