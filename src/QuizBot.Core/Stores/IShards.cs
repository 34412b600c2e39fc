using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores;

/// <summary>Which shards of the pushes this instance looks after. At any time each shard is one instance's.</summary>
public interface IShards
{
    IReadOnlyList<string> Held { get; }

    /// <summary>
    /// True while the shard is this instance's. It ends at any moment: ask before each step that another instance must not do too.
    /// </summary>
    bool Holds(string shard);

    /// <summary>
    /// Begins to work on a shard; it is passed on only after the result is disposed. Null where it is not this instance's.
    /// </summary>
    IDisposable? Enter(string shard);
}

/// <summary>The shards of an instance that is alone on its store: all of them, always.</summary>
public sealed class AllShards : IShards, IDisposable
{
    public IReadOnlyList<string> Held { get; } = [.. Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard)];

    public bool Holds(string shard) => true;

    public IDisposable? Enter(string shard) => this;

    /// <summary>Nobody waits for a shard here.</summary>
    public void Dispose()
    {
    }
}
