using System.Buffers;
using QuizBot.Core.Stores;

namespace QuizBot.Storage;

/// <summary>
/// The rules of <see cref="IEntityStore"/> about what may be asked, for every store alike. A broken one throws
/// <see cref="ArgumentException"/>.
/// </summary>
internal static class StoreArguments
{
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except("/\\#?")]);

    public static void CheckKey(string key)
    {
        if (key.Length is 0 or > StoreLimits.KeyLength)
            throw new ArgumentException(
                $"A key has 1 to {StoreLimits.KeyLength} characters, this one has {key.Length}. Make keys with Keys.");
        if (key.AsSpan().ContainsAnyExcept(KeyCharacters))
            throw new ArgumentException("A key is made of printable ASCII without / \\ # ?. Make keys with Keys.");
    }

    public static void CheckRange(string partition, RowRange range, int take)
    {
        CheckKey(partition);
        if (range.After.Length > 0)
            CheckKey(range.After);
        if (range.Before is not null)
            CheckKey(range.Before);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, StoreLimits.PageSize);
    }

    public static void CheckCommit(string partition, IReadOnlyList<Change> changes)
    {
        CheckKey(partition);
        if (changes.Count is 0 or > StoreLimits.Changes)
            throw new ArgumentException($"A commit has 1 to {StoreLimits.Changes} changes, this one has {changes.Count}.");
        if (changes.DistinctBy(change => change.Row, StringComparer.Ordinal).Count() < changes.Count)
            throw new ArgumentException("A commit changes each row once.");
        foreach (var change in changes)
        {
            CheckKey(change.Row);
            if (change.Body is not null)
                CheckBody(change.Body);
        }

        if (changes.Sum(change => change.Body?.Length ?? 0) > StoreLimits.CommitLength)
            throw new ArgumentException(
                $"The bodies of one commit have at most {StoreLimits.CommitLength} characters together. Split the commit.");
    }

    /// <summary>
    /// JSON has no empty document, no bare control characters but white space, and no half of a surrogate pair; the rest is the writer's
    /// matter.
    /// </summary>
    private static void CheckBody(string body)
    {
        if (body.Length is 0 or > StoreLimits.BodyLength)
            throw new ArgumentException($"A body has 1 to {StoreLimits.BodyLength} characters, this one has {body.Length}.");
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            if (c < ' ' && c is not ('\t' or '\n' or '\r'))
                throw new ArgumentException($"A body is JSON, which has no bare control character U+{(int)c:X4} (at {i}).");
            if (char.IsSurrogate(c) && (i + 1 == body.Length || !char.IsSurrogatePair(c, body[++i])))
                throw new ArgumentException($"A body is JSON, which has no half of a surrogate pair (near {i}).");
        }
    }
}
