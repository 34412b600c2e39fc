using System.Runtime.Versioning;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage.Tests;

/// <summary>Who may read the file, and what happens when it is taken away from under a running bot.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public SqliteFileTests() => path = folder.File("deep/er/quizbot.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Nobody_but_its_account_may_read_the_file_or_look_into_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");
        await using var store = SqliteStore.Open(path);
        await WriteAsync(store, "row");
        Assert.Equal("rwx------", Mode(folder.File("deep/er")));
        Assert.Equal(["rw-------", "rw-------", "rw-------"], ((string[])["", "-wal", "-shm"]).Select(end => Mode(path + end)));
    }

    [Theory]
    [InlineData("rw-r--r--", "rw-------")]
    [InlineData("rw-rw-rw-", "rw-------")]
    [InlineData("rw-r-----", "rw-r-----")]
    [SupportedOSPlatform("linux")]
    public async Task A_file_that_an_earlier_version_left_open_to_all_is_closed_and_one_that_an_admin_shares_stays(string before, string after)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");
        await SqliteStore.Open(path).DisposeAsync();
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(new string([.. before.Select(c => c == '-' ? '0' : '1')]), 2));
        await using var store = SqliteStore.Open(path);
        Assert.Equal(after, Mode(path));
    }

    [Fact]
    public async Task Nothing_is_acknowledged_into_a_file_that_was_removed_and_all_goes_on_when_it_is_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file in use cannot be removed there.");
        await using var store = SqliteStore.Open(path);
        await WriteAsync(store, "before");
        File.Move(path, path + ".away");
        var write = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(store, "meanwhile"));
        var read = await Assert.ThrowsAsync<StoreUnavailableException>(() => ReadAsync(store, "before"));
        Assert.All([write, read], problem => Assert.Contains("was removed while QuizBot was running. Put it back", problem.Message, StringComparison.Ordinal));
        Assert.False(File.Exists(path));

        File.Move(path + ".away", path);
        await WriteAsync(store, "after");
        Assert.Equal((true, false, true), (await ReadAsync(store, "before"), await ReadAsync(store, "meanwhile"), await ReadAsync(store, "after")));
    }

    [Fact]
    public async Task A_backup_that_is_put_in_its_place_is_what_the_store_goes_on_with()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file in use cannot be replaced there.");
        var backup = folder.File("backup.db");
        await using (var old = SqliteStore.Open(backup))
            await WriteAsync(old, "old");
        await using var store = SqliteStore.Open(path);
        await WriteAsync(store, "new");
        Assert.True(await ReadAsync(store, "new"));
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Move(backup, path, overwrite: true);
        await WriteAsync(store, "after");
        Assert.Equal((true, false, true), (await ReadAsync(store, "old"), await ReadAsync(store, "new"), await ReadAsync(store, "after")));
    }

    [SupportedOSPlatform("linux")]
    private static string Mode(string path)
    {
        var mode = (int)File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(i => (mode & (1 << (8 - i))) == 0 ? '-' : "rwx"[i % 3]));
    }

    private static Task<CommitResult> WriteAsync(SqliteStore store, string row) => store.CommitAsync(Table.Learners, "p", [Change.Upsert(row, "1")], Cancel);

    private static async Task<bool> ReadAsync(SqliteStore store, string row) => await store.GetAsync(Table.Learners, "p", row, Cancel) is not null;
}
