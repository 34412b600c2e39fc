namespace QuizBot.Core.Stores;

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
