namespace QuizBot.Core.Stores;

/// <summary>
/// One write in an atomic commit. Made with the factory methods; <see cref="Body"/> and <see cref="ETag"/> are null where the kind has
/// none.
/// </summary>
public sealed record Change
{
    private Change(ChangeKind kind, string row, string? body, string? etag) => (Kind, Row, Body, ETag) = (kind, row, body, etag);

    public ChangeKind Kind { get; }

    public string Row { get; }

    public string? Body { get; }

    public string? ETag { get; }

    /// <summary>Conflicts when the row exists.</summary>
    public static Change Insert(string row, string body) => new(ChangeKind.Insert, row, body, null);

    /// <summary>Writes whatever is there now; never conflicts.</summary>
    public static Change Upsert(string row, string body) => new(ChangeKind.Upsert, row, body, null);

    /// <summary>Conflicts unless the row exists with <paramref name="etag"/>.</summary>
    public static Change Replace(string row, string body, string etag) => new(ChangeKind.Replace, row, body, etag);

    /// <summary>
    /// With an etag, conflicts unless the row exists with it; without one, deletes whatever is there and never conflicts.
    /// </summary>
    public static Change Delete(string row, string? etag = null) => new(ChangeKind.Delete, row, null, etag);

    /// <summary>Insert for a row that was absent when it was read, replace for one that was there.</summary>
    public static Change Write(string row, string body, string? etag) => etag is null ? Insert(row, body) : Replace(row, body, etag);
}

public enum ChangeKind
{
    Insert,
    Upsert,
    Replace,
    Delete,
}

/// <summary>What became of a commit: all of it, or nothing.</summary>
public sealed record CommitResult
{
    private CommitResult(IReadOnlyList<string?> etags, int? conflict) => (ETags, Conflict) = (etags, conflict);

    /// <summary>The new etag of each change, null for a delete; empty after a conflict.</summary>
    public IReadOnlyList<string?> ETags { get; }

    /// <summary>0-based index of a change whose condition did not hold; null when the commit was made.</summary>
    public int? Conflict { get; }

    public bool Committed => Conflict is null;

    public static CommitResult Success(IReadOnlyList<string?> etags) => new(etags, null);

    public static CommitResult ConflictAt(int index) => new([], index);
}
