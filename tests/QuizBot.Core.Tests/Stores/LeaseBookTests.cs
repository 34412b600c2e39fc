using CsCheck;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Stores;

public sealed class LeaseBookTests
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);
    private static readonly string[] Shards = [.. Enumerable.Range(0, Keys.ShardCount).Select(Keys.Shard)];

    private readonly Rows rows = new();

    [Fact]
    public void Renew_takes_all_when_it_is_alone()
    {
        Node node = new(rows, "a");
        Assert.True(node.Renew(0));
        Assert.Equal(Keys.ShardCount, node.Held(0).Count);
    }

    [Fact]
    public void Renew_shares_evenly_when_more_come()
    {
        Node[] nodes = [new(rows, "a"), new(rows, "b"), new(rows, "c")];
        for (var second = 0; second < 30; second += 5)
            Assert.All(nodes, node => Assert.True(node.Renew(second)));
        Assert.Equal([22, 22, 20], nodes.Select(node => node.Held(25).Count).Order().Reverse());
        Assert.Equal(Keys.ShardCount, nodes.SelectMany(node => node.Held(25)).Distinct().Count());
    }

    [Fact]
    public void Renew_keeps_a_busy_shard_until_it_is_done()
    {
        Node a = new(rows, "a"), b = new(rows, "b");
        a.Renew(0);
        b.Renew(1);
        a.Busy = [.. Shards];
        a.Renew(2);
        Assert.Equal(32, a.Held(2).Count);
        b.Renew(3);
        Assert.Empty(b.Held(3));
        a.Busy = [];
        a.Renew(4);
        b.Renew(5);
        Assert.Equal(32, b.Held(5).Count);
    }

    [Fact]
    public void Renew_takes_over_when_another_is_silent_for_the_whole_lease()
    {
        Node a = new(rows, "a"), b = new(rows, "b");
        a.Renew(0);
        b.Renew(1);
        b.Renew(30);
        Assert.Empty(b.Held(30));
        b.Renew(31);
        Assert.Equal(Keys.ShardCount, b.Held(31).Count);
        Assert.False(a.Renew(32, b.Before));
        Assert.Empty(a.Held(32));
    }

    [Fact]
    public void Leave_lets_others_take_over_at_once()
    {
        Node a = new(rows, "a"), b = new(rows, "b");
        a.Renew(0);
        a.Leave();
        Assert.Empty(a.Held(1));
        b.Renew(1);
        Assert.Equal(Keys.ShardCount, b.Held(1).Count);
    }

    /// <summary>Whatever instances do, stall or die, at no time do two hold one shard.</summary>
    [Fact]
    public void Holds_is_true_of_one_instance_at_most() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 12], Gen.Bool).Array[1, 80].Sample(
        steps =>
        {
            var shared = new Rows();
            Node[] nodes = [.. "abcd".Select(name => new Node(shared, name.ToString()))];
            double now = 0;
            foreach ((var who, var seconds, var stale) in steps)
            {
                now += seconds;
                var read = stale ? shared.Earlier : null;
                nodes[who].Renew(now, read);
                string[] held = [.. nodes.SelectMany(node => node.Held(now))];
                Assert.Equal(held.Length, held.Distinct().Count());
            }
        },
        iter: 400);

    /// <summary>An instance at the shared rows.</summary>
    private sealed class Node(Rows rows, string name)
    {
        private readonly LeaseBook book = new(name, Lasts);

        public HashSet<string> Busy { get; set; } = [];

        /// <summary>What the rows were before the last renewal.</summary>
        public IReadOnlyList<Entity> Before { get; private set; } = [];

        public IReadOnlyList<string> Held(double second) => book.Held(TimeSpan.FromSeconds(second));

        public bool Renew(double second, IReadOnlyList<Entity>? read = null)
        {
            Before = rows.All;
            if (!rows.TryCommit(book.Renew(read ?? Before, TimeSpan.FromSeconds(second), Busy.Contains)))
                return false;
            book.Renewed();
            return true;
        }

        public void Leave() => rows.TryCommit(book.Leave(rows.All));
    }

    private sealed class Rows
    {
        private readonly SortedDictionary<string, Entity> all = new(StringComparer.Ordinal);
        private int version;

        public IReadOnlyList<Entity> All => [.. all.Values];

        /// <summary>What was there before the last commit.</summary>
        public IReadOnlyList<Entity> Earlier { get; private set; } = [];

        public bool TryCommit(IReadOnlyList<Change> changes)
        {
            if (changes.Any(change => change.Kind == ChangeKind.Insert ? all.ContainsKey(change.Row) : all.GetValueOrDefault(change.Row)?.ETag != change.ETag))
                return false;
            Earlier = All;
            Assert.InRange(changes.Count, 0, StoreLimits.Changes);
            Assert.Equal(changes.Count, changes.DistinctBy(change => change.Row).Count());
            foreach (var change in changes)
            {
                if (change.Kind == ChangeKind.Delete)
                    all.Remove(change.Row);
                else
                    all[change.Row] = new(change.Row, change.Body!, $"{++version}");
            }

            return true;
        }
    }
}
