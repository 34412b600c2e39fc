using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Storage.Tests;

public sealed class CountingStoreTests
{
    [Fact]
    public async Task Reads_asked_for_together_are_one_round_and_reads_that_wait_for_each_other_are_several()
    {
        using var folder = new TemporaryFolder();
        await using var inner = SqliteStore.Open(folder.File("a.db"));
        var store = new CountingStore(inner);
        var cancel = TestContext.Current.CancellationToken;

        await Task.WhenAll(store.GetAsync(Table.Learners, "p", "a", cancel), store.GetAsync(Table.Learners, "p", "b", cancel));
        Assert.Equal((2, 1, 2), (store.Reads, store.ReadRounds, store.ReadsTogether));

        await store.RangeAsync(Table.Learners, "p", RowRange.All, 1, cancel);
        await store.CommitAsync(Table.Learners, "p", [Change.Insert("a", "1")], cancel);
        await store.CommitAsync(Table.Learners, "p", [Change.Insert("a", "1")], cancel);
        Assert.Equal((3, 2, 2, 1), (store.Reads, store.ReadRounds, store.Commits, store.Conflicts));

        store.Reset();
        await store.GetAsync(Table.Learners, "p", "a", cancel);
        await store.GetAsync(Table.Learners, "p", "b", cancel);
        Assert.Equal((2, 2, 1, 0), (store.Reads, store.ReadRounds, store.ReadsTogether, store.Commits));
    }
}
