using Azure;
using Azure.Data.Tables;
using QuizBot.Core.Stores;
using QuizBot.Storage.AzureTables;
using QuizBot.Tests.Shared;

namespace QuizBot.Storage.Tests;

public sealed class AzureTablesStoreTests(Azurite azurite) : IAsyncLifetime
{
    private const string Prefix = "Faults";
    private readonly string partition = $"p-{Guid.NewGuid():N}";
    private AzureTablesStore steady = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        steady = Store();
        await steady.InitializeAsync(Cancel);
    }

    public ValueTask DisposeAsync() => steady.DisposeAsync();

    public static TheoryData<Fault> Lost => [Fault.AnswerLost, Fault.AnswerLate];

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task An_insert_whose_answer_is_lost_does_not_conflict_with_itself(Fault fault)
    {
        var connection = new FaultyConnection(fault);

        var result = await CommitAsync(Store(connection), Change.Insert("row", "1"));

        Assert.Equal([await ETagAsync("row")], result.ETags);
        Assert.Equal(1, connection.Transactions);
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task A_commit_of_all_kinds_whose_answer_is_lost_is_found_as_it_was_made(Fault fault)
    {
        var before = await CommitAsync(steady, Change.Insert("replaced", "1"), Change.Insert("deleted", "1"), Change.Insert("deleted anyway", "1"));

        var result = await CommitAsync(
            Store(new FaultyConnection(fault)),
            Change.Delete("deleted", before.ETags[1]), Change.Insert("inserted", "2"), Change.Replace("replaced", "2", before.ETags[0]!), Change.Delete("deleted anyway"), Change.Upsert("upserted", "2"));

        Assert.Equal([null, await ETagAsync("inserted"), await ETagAsync("replaced"), null, await ETagAsync("upserted")], result.ETags);
        Assert.Equal(3, (await steady.RangeAsync(Table.Learners, partition, RowRange.All, 10, Cancel)).Count);
    }

    [Fact]
    public async Task A_lost_answer_is_looked_up_before_a_row_that_others_wrote_since_is_written_again()
    {
        var connection = new FaultyConnection(Fault.AnswerLost) { Meanwhile = () => CommitAsync(steady, Change.Upsert("row", "theirs")) };

        var result = await CommitAsync(Store(connection), Change.Upsert("row", "ours"), Change.Insert("other", "ours"));

        Assert.True(result.Committed);
        Assert.Equal("theirs", (await steady.GetAsync(Table.Learners, partition, "row", Cancel))?.Body);
        Assert.Equal(0, (await CommitAsync(steady, Change.Replace("row", "ours again", result.ETags[0]!))).Conflict);
        Assert.True((await CommitAsync(steady, Change.Replace("other", "2", result.ETags[1]!))).Committed);
    }

    [Fact]
    public async Task Where_nobody_can_tell_whether_a_commit_was_made_the_store_says_so()
    {
        var overwritten = new FaultyConnection(Fault.AnswerLost) { Meanwhile = () => CommitAsync(steady, Change.Upsert("row", "theirs")) };
        await AssertUnavailableAsync("cannot be told whether this was saved", () => CommitAsync(Store(overwritten), Change.Insert("row", "1")));

        var etag = (await CommitAsync(steady, Change.Insert("claim", "1"))).ETags[0]!;
        await AssertUnavailableAsync("cannot be told whether this was saved", () => CommitAsync(Store(new FaultyConnection(Fault.AnswerLost)), Change.Delete("claim", etag)));
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task An_unconditional_delete_whose_answer_is_lost_is_made_all_the_same(Fault fault)
    {
        await CommitAsync(steady, Change.Insert("row", "1"));

        Assert.True((await CommitAsync(Store(new FaultyConnection(fault)), Change.Delete("row"), Change.Delete("missing"))).Committed);
        Assert.Null(await steady.GetAsync(Table.Learners, partition, "row", Cancel));
    }

    [Theory]
    [InlineData(Fault.Unreachable)]
    [InlineData(Fault.Busy)]
    public async Task A_commit_that_did_not_get_through_is_sent_again(Fault fault)
    {
        var connection = new FaultyConnection(fault, fault);

        Assert.True((await CommitAsync(Store(connection), Change.Insert("row", "1"), Change.Delete("missing"))).Committed);
        Assert.Equal(4, connection.Transactions);
    }

    [Theory]
    [InlineData(Fault.Unreachable)]
    [InlineData(Fault.Busy)]
    public async Task A_conflict_stays_a_conflict_when_the_try_before_did_not_get_through(Fault fault)
    {
        await CommitAsync(steady, Change.Insert("row", "1"));

        Assert.Equal(1, (await CommitAsync(Store(new FaultyConnection(fault)), Change.Upsert("new", "1"), Change.Insert("row", "2"))).Conflict);
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up_with_what_to_check()
    {
        await AssertUnavailableAsync("is busy or ill (503 ServerBusy)", () => CommitAsync(Store(new FaultyConnection(Fault.Busy, Fault.Busy, Fault.Busy, Fault.Busy)), Change.Insert("row", "1")));
        await AssertUnavailableAsync("cannot be reached", () => CommitAsync(Store(new FaultyConnection(Fault.Unreachable, Fault.Unreachable, Fault.Unreachable, Fault.Unreachable)), Change.Insert("row", "1")));
        Assert.Null(await steady.GetAsync(Table.Learners, partition, "row", Cancel));
    }

    [Fact]
    public async Task Rows_that_vanish_while_they_are_deleted_do_not_stop_the_others()
    {
        string[] rows = [.. Enumerable.Range(0, 10).Select(i => $"row-{i}")];
        await CommitAsync(steady, [.. rows.Select(row => Change.Insert(row, "1"))]);
        // Each try fails once, and meanwhile one more of the rows goes.
        var gone = 0;
        var connection = new FaultyConnection(Fault.Busy, Fault.Busy, Fault.Busy) { Meanwhile = () => CommitAsync(steady, Change.Delete($"row-{gone++ * 3}")) };

        var result = await CommitAsync(Store(connection), [Change.Upsert("kept", "1"), .. rows.Select(row => Change.Delete(row))]);

        Assert.Equal(11, result.ETags.Count);
        Assert.Equal("kept", Assert.Single(await steady.RangeAsync(Table.Learners, partition, RowRange.All, 20, Cancel)).Row);
    }

    [Fact]
    public async Task A_long_body_lies_in_columns_that_Azure_takes_and_that_a_person_can_read()
    {
        var body = $"\"{string.Concat(Enumerable.Repeat("😀", 40_000))}\"";
        await CommitAsync(steady, Change.Insert("row", body));

        TableEntity row = await Service().GetTableClient(Prefix + "Learners").GetEntityAsync<TableEntity>(partition, "row", cancellationToken: Cancel);
        Assert.Equal(["Body", "Body1", "Body2", "Commit"], row.Keys.Except(["odata.etag", "PartitionKey", "RowKey", "Timestamp"]).Order(StringComparer.Ordinal));
        Assert.Equal(body, row.GetString("Body") + row.GetString("Body1") + row.GetString("Body2"));
        Assert.All(["Body", "Body1", "Body2"], column => Assert.InRange(row.GetString(column).Length, 1, 32_000));
        Assert.All(["Body", "Body1"], column => Assert.True(char.IsLowSurrogate(row.GetString(column)[^1])));
    }

    [Fact]
    public void A_transaction_keeps_the_rules_that_the_test_server_does_not_check()
    {
        // The first of each column's last characters would cut a pair in two, so that columns are as short as they get.
        var longest = " " + string.Concat(Enumerable.Repeat("😀", (StoreLimits.BodyLength / 2) - 1));
        Change[] changes = [Change.Insert("a", longest), Change.Upsert("b", longest), Change.Replace("c", longest, "etag"), Change.Delete("d"), Change.Delete("e", "etag")];

        Assert.All(changes.Select(change => TableRow.ToAction(partition, change, "commit").Entity), row =>
        {
            Assert.Equal(partition, row.PartitionKey);
            Assert.InRange(((TableEntity)row).Count, 2, 252);
        });
    }

    [Fact]
    public async Task An_empty_page_is_not_the_end()
    {
        await CommitAsync(steady, [.. Enumerable.Range(0, 5).Select(i => Change.Insert($"row-{i}", "1"))]);
        var store = Store(new FaultyConnection { EmptyPages = 3 });

        Assert.Equal(5, (await store.RangeAsync(Table.Learners, partition, RowRange.All, 1_000, Cancel)).Count);
        Assert.Equal(2, (await store.RangeAsync(Table.Learners, partition, RowRange.All, 2, Cancel)).Count);
    }

    [Fact]
    public async Task A_table_that_is_missing_is_not_taken_for_an_empty_one()
    {
        var store = new AzureTablesStore(options => Service(options), "Never");

        await AssertUnavailableAsync("misses a table", () => store.GetAsync(Table.Learners, partition, "row", Cancel));
        await AssertUnavailableAsync("misses a table", () => store.RangeAsync(Table.Learners, partition, RowRange.All, 10, Cancel));
        await AssertUnavailableAsync("misses a table", () => CommitAsync(store, Change.Insert("row", "1")));
        await AssertUnavailableAsync("misses a table", () => CommitAsync(store, Change.Delete("row")));
    }

    [Fact]
    public async Task A_wrong_key_is_told_and_not_shown()
    {
        var key = Convert.ToBase64String(Enumerable.Repeat((byte)7, 64).ToArray());
        var store = new AzureTablesStore(options => new TableServiceClient(azurite.ConnectionString.Replace(Azurite.Key, key, StringComparison.Ordinal), options), Prefix);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.InitializeAsync(Cancel));
        Assert.Contains("Check the firewall", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key[..20], refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/devstoreaccount1")]
    [InlineData("https://quizbot-nowhere.invalid")]
    public async Task An_address_where_nothing_is_is_told_with_what_to_check(string endpoint)
    {
        var store = new AzureTablesStore(options => new TableServiceClient($"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Azurite.Key};TableEndpoint={endpoint};", options), Prefix);

        var refusal = await AssertUnavailableAsync("cannot be reached", () => store.GetAsync(Table.Learners, "p", "row", Cancel));
        Assert.Contains(endpoint, refusal.Message, StringComparison.Ordinal);
        await AssertUnavailableAsync("cannot be reached", () => CommitAsync(store, Change.Insert("row", "1")));
    }

    [Theory]
    [InlineData(403, "AuthorizationPermissionMismatch", "role Storage Table Data Contributor")]
    [InlineData(403, "AuthenticationFailed", "Copy Storage:ConnectionString afresh")]
    [InlineData(403, "AuthorizationFailure", "Check the firewall")]
    [InlineData(404, "TableNotFound", "restart QuizBot, which makes its tables")]
    [InlineData(409, "TableBeingDeleted", "Wait a minute")]
    [InlineData(429, "TooManyRequests", "goes on by itself")]
    [InlineData(500, "OperationTimedOut", "goes on by itself")]
    [InlineData(400, "InvalidInput", "(400 InvalidInput)")]
    public void Every_refusal_says_what_an_admin_can_do(int status, string code, string words)
    {
        var told = AzureTablesProblem.Explain(new Uri("https://a.table.core.windows.net/?sig=secret"), new RequestFailedException(status, "no", code, null));

        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.StartsWith("Azure Tables at https://a.table.core.windows.net/ ", told.Message, StringComparison.Ordinal);
    }

    private AzureTablesStore Store(FaultyConnection? connection = null) =>
        new(
            options =>
            {
                connection?.ApplyTo(options);
                return Service(options);
            },
            Prefix);

    private TableServiceClient Service(TableClientOptions? options = null) => new(azurite.ConnectionString, options);

    private Task<CommitResult> CommitAsync(AzureTablesStore store, params Change[] changes) => store.CommitAsync(Table.Learners, partition, changes, Cancel);

    private async Task<string?> ETagAsync(string row) => (await steady.GetAsync(Table.Learners, partition, row, Cancel))?.ETag;

    private static async Task<StoreUnavailableException> AssertUnavailableAsync(string words, Func<Task> request)
    {
        var told = await Assert.ThrowsAsync<StoreUnavailableException>(request);
        Assert.True(told.Message.Contains(words, StringComparison.Ordinal), told.ToString());
        return told;
    }
}
