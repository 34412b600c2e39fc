using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Storage.Tests;

/// <summary>What <see cref="IEntityStore"/> promises, held against each store there is.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private readonly string partition = $"p-{Guid.NewGuid():N}";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEntityStore Store { get; set; } = null!;

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Store is IAsyncDisposable open)
            await open.DisposeAsync();
    }

    protected abstract Task<IEntityStore> OpenAsync();

    [Fact]
    public async Task Get_is_null_when_nothing_was_written()
    {
        Assert.Null(await GetAsync("row"));
        Assert.Empty(await RangeAsync(RowRange.All));
    }

    [Fact]
    public async Task Partitions_come_in_order_each_once_however_many_rows_they_have()
    {
        string[] all = [$"{partition}|a", $"{partition}|b", $"{partition}|b|c"];
        foreach (var some in all)
            await Store.CommitAsync(Table.Rooms, some, [Change.Upsert("1", "1"), Change.Upsert("2", "2")], Cancel);
        var partitions = (IPartitions)Store;
        Assert.Equal(all[..2], await partitions.PartitionsAsync(Table.Rooms, partition, 2, Cancel));
        Assert.Equal(all[1], Assert.Single(await partitions.PartitionsAsync(Table.Rooms, all[0], 1, Cancel)));
        var found = new List<string>();
        await foreach (var some in partitions.AllAsync(Table.Rooms, partition + "|", Cancel))
            found.Add(some);
        Assert.Equal(all, found);
        await foreach (var some in partitions.AllAsync(Table.Learners, partition + "|", Cancel))
            Assert.Fail(some);
    }

    [Fact]
    public async Task Insert_is_read_with_its_body_and_ETag()
    {
        var etag = await WriteAsync(Change.Insert("row", "{\"a\":1}"));

        Assert.Equal(new Entity("row", "{\"a\":1}", etag), await GetAsync("row"));
        Assert.Equal([new Entity("row", "{\"a\":1}", etag)], await RangeAsync(RowRange.All));
    }

    [Fact]
    public async Task Insert_conflicts_when_the_row_exists()
    {
        var etag = await WriteAsync(Change.Insert("row", "1"));

        Assert.Equal(0, await ConflictAsync(Change.Insert("row", "2")));
        Assert.Equal(new Entity("row", "1", etag), await GetAsync("row"));
    }

    [Fact]
    public async Task Replace_takes_only_the_current_ETag()
    {
        var first = await WriteAsync(Change.Insert("row", "1"));
        var second = await WriteAsync(Change.Replace("row", "2", first));

        Assert.Equal(0, await ConflictAsync(Change.Replace("row", "3", first)));
        Assert.Equal(new Entity("row", "2", second), await GetAsync("row"));
    }

    [Theory]
    [InlineData("not an etag")]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("line\r\nbreak")]
    [InlineData("W/\"datetime'2026-11-22T10%3A00%3A00.1234567Z'\"")]
    [InlineData("W/\"datetime'\r\nIf-Match: *'\"")]
    public async Task A_condition_conflicts_when_the_ETag_is_anything_else(string etag)
    {
        await WriteAsync(Change.Insert("row", "1"));

        Assert.Equal(0, await ConflictAsync(Change.Replace("row", "2", etag)));
        Assert.Equal(0, await ConflictAsync(Change.Delete("row", etag)));
        Assert.Equal("1", (await GetAsync("row"))?.Body);
    }

    [Fact]
    public async Task A_condition_conflicts_when_the_row_is_gone()
    {
        var etag = await WriteAsync(Change.Insert("row", "1"));
        await WriteAsync(Change.Delete("row", etag));

        Assert.Equal(0, await ConflictAsync(Change.Replace("row", "2", etag)));
        Assert.Equal(0, await ConflictAsync(Change.Delete("row", etag)));
        Assert.Null(await GetAsync("row"));
    }

    [Fact]
    public async Task Upsert_writes_whatever_is_there()
    {
        var first = await WriteAsync(Change.Upsert("row", "1"));
        var second = await WriteAsync(Change.Upsert("row", "1"));

        Assert.NotEqual(first, second);
        Assert.Equal(new Entity("row", "1", second), await GetAsync("row"));
    }

    [Fact]
    public async Task Upsert_leaves_nothing_of_a_longer_body()
    {
        await WriteAsync(Change.Upsert("row", Text('a', 100_000)));
        await WriteAsync(Change.Upsert("row", "1"));

        Assert.Equal("1", (await GetAsync("row"))?.Body);
    }

    [Fact]
    public async Task Delete_without_an_ETag_never_conflicts()
    {
        await WriteAsync(Change.Insert("there", "1"));

        var result = await CommitAsync(
            Change.Delete("missing-1"), Change.Insert("new", "1"), Change.Delete("there"), Change.Delete("missing-2"), Change.Delete("missing-3"));

        Assert.True(result.Committed);
        Assert.Equal([null, (await GetAsync("new"))!.ETag, null, null, null], result.ETags);
        Assert.Equal(["new"], await RowsAsync(RowRange.All));
        Assert.True((await CommitAsync(Change.Delete("missing-1"), Change.Delete("missing-2"))).Committed);
    }

    [Fact]
    public async Task A_conflict_is_named_by_its_place_when_missing_rows_are_deleted_before_it()
    {
        await WriteAsync(Change.Insert("there", "1"));

        Assert.Equal(3, await ConflictAsync(Change.Delete("missing-1"), Change.Upsert("new", "1"), Change.Delete("missing-2"), Change.Insert("there", "2")));
        Assert.Equal(["there"], await RowsAsync(RowRange.All));
    }

    [Fact]
    public async Task An_ETag_never_returns()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            var etag = await WriteAsync(Change.Upsert("row", "1"));
            Assert.True(seen.Add(etag), $"{etag} returned in round {i}.");
            if (i % 2 == 0)
                await WriteAsync(Change.Delete("row", etag));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(99)]
    public async Task Commit_writes_nothing_when_one_of_a_hundred_conflicts(int place)
    {
        await WriteAsync(Change.Insert("taken", "1"));
        Change[] changes = [.. Enumerable.Range(0, 100).Select(i => i == place ? Change.Insert("taken", "2") : Change.Upsert($"row-{i}", "2"))];

        Assert.Equal(place, await ConflictAsync(changes));
        Assert.Equal(["taken"], await RowsAsync(RowRange.All));
    }

    [Fact]
    public async Task A_commit_of_a_hundred_changes_of_all_kinds_is_made()
    {
        var before = await CommitAsync([.. Enumerable.Range(0, 75).Select(i => Change.Insert($"{i:D2}", "1"))]);
        Change[] changes =
        [
            .. Enumerable.Range(0, 25).Select(i => Change.Replace($"{i:D2}", "2", before.ETags[i]!)),
            .. Enumerable.Range(25, 25).Select(i => Change.Delete($"{i:D2}", before.ETags[i])),
            .. Enumerable.Range(50, 25).Select(i => Change.Upsert($"{i:D2}", "2")),
            .. Enumerable.Range(75, 25).Select(i => Change.Insert($"{i:D2}", "2")),
        ];

        var result = await CommitAsync(changes);

        var rows = await RangeAsync(RowRange.All);
        Assert.Equal(75, rows.Count);
        Assert.All(rows, row => Assert.Equal("2", row.Body));
        Assert.Equal(result.ETags.Where(etag => etag is not null), rows.Select(row => row.ETag));
        Assert.Equal(Enumerable.Range(25, 25), Enumerable.Range(0, 100).Where(i => result.ETags[i] is null));
    }

    [Fact]
    public async Task Rows_are_of_one_table_and_one_partition()
    {
        await WriteAsync(Change.Insert("row", "1"));

        Assert.Null(await Store.GetAsync(Table.Rooms, partition, "row", Cancel));
        Assert.Null(await Store.GetAsync(Table.Learners, partition + "x", "row", Cancel));
        Assert.Null(await Store.GetAsync(Table.Learners, partition.ToUpperInvariant(), "row", Cancel));
        Assert.Null(await GetAsync("ROW"));
        foreach (var table in Enum.GetValues<Table>())
            Assert.Equal(table != Table.Learners, (await Store.CommitAsync(table, partition, [Change.Insert("row", "2")], Cancel)).Committed);
    }

    [Fact]
    public async Task Range_pages_past_a_thousand_rows()
    {
        string[] rows = [.. Enumerable.Range(0, 2_345).Select(i => $"row-{i:D4}")];
        foreach (var hundred in rows.Chunk(StoreLimits.Changes))
            await CommitAsync([.. hundred.Select(row => Change.Insert(row, row[4..]))]);

        Assert.Equal(rows[..1000], await RowsAsync(RowRange.All));
        Assert.Equal(rows[1500..1777], await RowsAsync(new RowRange("row-1499", null), 277));
        Assert.Equal(rows, await Store.ReadAllAsync(Table.Learners, partition, RowRange.All, Cancel).Select(entity => entity.Row).ToListAsync(Cancel));
        Assert.Equal(rows[1..2344], await Store.ReadAllAsync(Table.Learners, partition, new RowRange("row-0000", "row-2344"), Cancel).Select(entity => entity.Row).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Range_is_in_ordinal_order_between_exclusive_bounds()
    {
        string[] rows = ["!", "'", "0", "10", "2", "A", "Z", "_", "a", "a|", "a|B", "a|b", "a|~", "a}", "b", "z", "~"];
        await CommitAsync([.. rows.Reverse().Select(row => Change.Insert(row, "1"))]);

        Assert.Equal(rows, await RowsAsync(RowRange.All));
        Assert.Equal(["a|B", "a|b", "a|~"], await RowsAsync(RowRange.Prefix("a|")));
        Assert.Equal(["a|B", "a|b"], await RowsAsync(RowRange.Prefix("a|"), 2));
        Assert.Equal(["0", "10", "2", "A"], await RowsAsync(new RowRange("'", "Z")));
        Assert.Equal(["!", "'"], await RowsAsync(new RowRange("", "0")));
        Assert.Equal(["z", "~"], await RowsAsync(new RowRange("b", null)));
        Assert.Empty(await RowsAsync(new RowRange("~", null)));
        Assert.Empty(await RowsAsync(new RowRange("a", "a")));
        Assert.Empty(await RowsAsync(new RowRange("z", "a")));
        Assert.Empty(await RowsAsync(RowRange.Prefix("no|")));
    }

    [Fact]
    public async Task A_key_takes_every_character_that_is_allowed()
    {
        string[] keys = [.. Enumerable.Range(' ', 95).Select(code => (char)code).Except("/\\#?").Select(c => $"{c}{c}key{c}")];
        foreach (var some in keys.Chunk(50))
            await CommitAsync([.. some.Select(key => Change.Insert(key, "1"))]);

        Assert.Equal(keys, await RowsAsync(RowRange.All));
        foreach (var key in keys)
        {
            Assert.Equal(key, (await GetAsync(key))?.Row);
            Assert.True((await Store.CommitAsync(Table.Rooms, key + partition, [Change.Insert(key, "1")], Cancel)).Committed);
            Assert.Equal([key], (await Store.RangeAsync(Table.Rooms, key + partition, new RowRange(key[..^1], null), 10, Cancel)).Select(entity => entity.Row));
        }
    }

    [Fact]
    public async Task A_key_of_the_greatest_length_is_taken()
    {
        string key = new('k', StoreLimits.KeyLength);

        Assert.True((await Store.CommitAsync(Table.Learners, key, [Change.Upsert(key, "1")], Cancel)).Committed);
        Assert.NotNull(await Store.GetAsync(Table.Learners, key, key, Cancel));
    }

    public static TheoryData<string> HostileIds =>
    [
        "",
        "/\\#?",
        "a/../b",
        "%2F%00+",
        "'; DROP TABLE entities; --",
        "' or RowKey gt '",
        "\0\u0001\u001F\u007F\u0085\u009F",
        "line\r\nbreak\ttab",
        "😀👩‍👩‍👧 ﷺ é",
        "|=~|",
        new string('x', 1_000),
        new string('/', 1_000),
        string.Concat(Enumerable.Repeat("😀", 500)),
    ];

    [Theory]
    [MemberData(nameof(HostileIds), DisableDiscoveryEnumeration = true)]
    public async Task Keys_make_every_id_fit(string id)
    {
        var learner = Keys.Partition(new LearnerId(id, partition, id));
        string[] rows = [Keys.Memory(id, id), Keys.Round(id), Keys.RoundAnswer(id, new LearnerId(id, id, id))];

        Assert.True((await Store.CommitAsync(Table.Learners, learner, [.. rows.Select(row => Change.Insert(row, "1"))], Cancel)).Committed);

        foreach (var row in rows)
            Assert.NotNull(await Store.GetAsync(Table.Learners, learner, row, Cancel));
        Assert.Equal([rows[0]], (await Store.RangeAsync(Table.Learners, learner, Keys.Memories, 10, Cancel)).Select(entity => entity.Row));
        Assert.Equal([rows[1]], (await Store.RangeAsync(Table.Learners, learner, Keys.Rounds, 10, Cancel)).Select(entity => entity.Row));
        Assert.Equal([rows[2]], (await Store.RangeAsync(Table.Learners, learner, Keys.RoundAnswers(id), 10, Cancel)).Select(entity => entity.Row));
        Assert.Equal(3, (await Store.RangeAsync(Table.Learners, learner, RowRange.All, 10, Cancel)).Count);
    }

    public static TheoryData<string> Bodies =>
    [
        " ",
        "\"\\\"<>&'+%`\\u0000\"",
        "{\"text\":\"tab\\t, line\\n\",\r\n\t\"next\": null}",
        "\"é ﷺ 漢字 😀👩‍👩‍👧 \u2028\u2029\uFEFF\uFFFE\uFFFF\u0085\u007F\u009F\"",
        "\uFEFF{}",
    ];

    [Theory]
    [MemberData(nameof(Bodies), DisableDiscoveryEnumeration = true)]
    public async Task A_body_comes_back_as_it_was(string body)
    {
        await WriteAsync(Change.Insert("row", body));

        Assert.Equal(body, (await GetAsync("row"))?.Body);
    }

    [Theory]
    [InlineData("x", 0)]
    [InlineData("\"", 0)]
    [InlineData("漢", 0)]
    [InlineData("😀", 0)]
    [InlineData("😀", 1)]
    public async Task A_body_of_the_greatest_length_is_taken(string text, int shift)
    {
        var body = Text(' ', shift) + string.Concat(Enumerable.Repeat(text, (StoreLimits.BodyLength - shift) / text.Length));

        await WriteAsync(Change.Insert("row", body));

        Assert.Equal(body, (await GetAsync("row"))?.Body);
        Assert.Equal(body, Assert.Single(await RangeAsync(RowRange.All)).Body);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    [InlineData('漢')]
    public async Task A_commit_of_the_greatest_length_is_taken(char c)
    {
        Change[] changes = [.. Enumerable.Range(0, StoreLimits.Changes).Select(i => Change.Insert($"{i:D2}{Text('k', 200)}", Text(c, StoreLimits.CommitLength / StoreLimits.Changes)))];

        Assert.True((await CommitAsync(changes)).Committed);
        Assert.All(await RangeAsync(RowRange.All), row => Assert.Equal(changes[0].Body, row.Body));
    }

    [Fact]
    public async Task Arguments_are_refused_before_anything_is_written()
    {
        string[] badKeys = ["", "a/b", "a\\b", "a#b", "a?b", "a\tb", "a\u007Fb", "é", "😀", new string('k', StoreLimits.KeyLength + 1)];
        foreach (var key in badKeys)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Store.GetAsync(Table.Learners, key, "row", Cancel));
            await Assert.ThrowsAsync<ArgumentException>(() => GetAsync(key));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.RangeAsync(Table.Learners, key, RowRange.All, 1, Cancel));
            await Assert.ThrowsAsync<ArgumentException>(() => RangeAsync(new RowRange("", key)));
            await Assert.ThrowsAsync<ArgumentException>(() => Store.CommitAsync(Table.Learners, key, [Change.Upsert("row", "1")], Cancel));
            await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Change.Upsert("good", "1"), Change.Upsert(key, "1")));
        }

        string[] badBodies = ["", "a\0b", "\u001F", "\uD83D", "\uDE00", "a\uDE00\uD83Db", new string('x', StoreLimits.BodyLength + 1)];
        foreach (var body in badBodies)
            await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Change.Upsert("good", "1"), Change.Upsert("row", body)));

        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(Change.Upsert("row", "1"), Change.Delete("row")));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync([.. Enumerable.Range(0, StoreLimits.Changes + 1).Select(i => Change.Upsert($"{i}", "1"))]));
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync([.. Enumerable.Range(0, 4).Select(i => Change.Upsert($"{i}", Text('x', (StoreLimits.CommitLength / 4) + 1)))]));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RowsAsync(RowRange.All, 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => RowsAsync(RowRange.All, StoreLimits.PageSize + 1));
        Assert.Empty(await RowsAsync(RowRange.All));
    }

    [Fact]
    public async Task A_hundred_writers_lose_nothing()
    {
        var commits = await Task.WhenAll(Enumerable.Range(0, 100).Select(writer => Task.Run(() => CountUpAsync($"writer|{writer:D2}", tries: 5), Cancel)));

        // A try fails only because another one succeeded meanwhile, and one success fails 99 others at most.
        Assert.InRange(commits.Sum(), 5, 500);
        Assert.Equal(Number(commits.Sum()), (await GetAsync("counter"))?.Body);
        Assert.Equal(commits.Where(own => own > 0).Select(Number), (await RangeAsync(RowRange.Prefix("writer|"))).Select(entity => entity.Body));
    }

    /// <summary>Reads and writes the shared counter together with a row of its own; returns how often that went well.</summary>
    private async Task<int> CountUpAsync(string writer, int tries)
    {
        var successes = 0;
        for (; tries > 0; tries--)
        {
            var counter = await GetAsync("counter");
            var next = Number(1 + int.Parse(counter?.Body ?? "0", CultureInfo.InvariantCulture));
            var result = await CommitAsync(Change.Upsert(writer, Number(1 + successes)), Change.Write("counter", next, counter?.ETag));
            Assert.True(result.Committed || result.Conflict == 1);
            successes += result.Committed ? 1 : 0;
        }

        return successes;
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_commit()
    {
        var writing = Task.Run(
            async () =>
            {
                for (var version = 1; version <= 100; version++)
                    await CommitAsync([.. Enumerable.Range(0, 10).Select(i => Change.Upsert($"row-{i}", Number(version)))]);
            },
            Cancel);
        do
        {
            var rows = await RangeAsync(RowRange.All);
            Assert.True(rows.Count is 0 or 10);
            Assert.True(rows.DistinctBy(row => row.Body).Count() <= 1);
        }
        while (!writing.IsCompleted);

        await writing;
    }

    [Fact]
    public async Task DeleteAll_leaves_other_partitions_alone_and_may_run_twice_at_once()
    {
        foreach (var hundred in Enumerable.Range(0, 250).Chunk(100))
            await CommitAsync([.. hundred.Select(i => Change.Insert($"row-{i}", "1"))]);
        await Store.CommitAsync(Table.Learners, partition + "x", [Change.Insert("row", "1")], Cancel);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Store.DeleteAllAsync(Table.Learners, partition, Cancel), Cancel)));

        Assert.Empty(await RowsAsync(RowRange.All));
        Assert.NotNull(await Store.GetAsync(Table.Learners, partition + "x", "row", Cancel));
    }

    [Fact]
    public async Task Cancelling_throws_and_writes_nothing_when_it_comes_first()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(Table.Learners, partition, "row", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.RangeAsync(Table.Learners, partition, RowRange.All, 1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Table.Learners, partition, [Change.Upsert("row", "1")], cancelled));
        Assert.Empty(await RowsAsync(RowRange.All));
    }

    [Fact]
    public async Task Cancelling_leaves_all_or_nothing_when_it_comes_amid()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var commit = Store.CommitAsync(Table.Learners, partition, [Change.Insert($"a|{i:D2}", "1"), Change.Insert($"b|{i:D2}", "1"), Change.Insert($"c|{i:D2}", "1")], stop.Token);
            await stop.CancelAsync();
            await commit.ContinueWith(_ => { }, TaskScheduler.Default);
        }));

        // What was on its way comes to its end before a commit that is sent now and waited for.
        await WriteAsync(Change.Insert("last", "1"));
        string[] rows = [.. (await RowsAsync(RowRange.All)).Where(row => row != "last")];
        Assert.All(rows.GroupBy(row => row[2..]), commit => Assert.Equal(3, commit.Count()));
    }

    private static string Text(char c, int length) => new(c, length);

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);

    private Task<Entity?> GetAsync(string row) => Store.GetAsync(Table.Learners, partition, row, Cancel);

    private Task<IReadOnlyList<Entity>> RangeAsync(RowRange range) => Store.RangeAsync(Table.Learners, partition, range, StoreLimits.PageSize, Cancel);

    private async Task<IEnumerable<string>> RowsAsync(RowRange range, int take = StoreLimits.PageSize) =>
        (await Store.RangeAsync(Table.Learners, partition, range, take, Cancel)).Select(entity => entity.Row);

    private Task<CommitResult> CommitAsync(params Change[] changes) => Store.CommitAsync(Table.Learners, partition, changes, Cancel);

    /// <summary>Makes one change, which must succeed; its etag, or "" for a delete.</summary>
    private async Task<string> WriteAsync(Change change)
    {
        var result = await CommitAsync(change);
        Assert.True(result.Committed);
        return Assert.Single(result.ETags) ?? "";
    }

    private async Task<int?> ConflictAsync(params Change[] changes)
    {
        var result = await CommitAsync(changes);
        Assert.False(result.Committed);
        Assert.Empty(result.ETags);
        return result.Conflict;
    }
}
