using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage.Tests;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public SqliteStoreTests() => path = folder.File("deep/er/quizbot.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_a_restart_and_its_etags_do_not_return()
    {
        string first;
        await using (var store = SqliteStore.Open(path))
        {
            first = await WriteAsync(store, Change.Insert("row", "1"));
            await WriteAsync(store, Change.Delete("row"));
            await WriteAsync(store, Change.Insert("other", "2"));
        }

        await using var again = SqliteStore.Open(path);
        Assert.Equal("2", (await GetAsync(again, "other"))?.Body);
        Assert.NotEqual(first, await WriteAsync(again, Change.Insert("row", "1")));
        Assert.Equal(0, (await CommitAsync(again, Change.Replace("row", "3", first))).Conflict);
    }

    [Fact]
    public async Task Dispose_finishes_what_waits_and_the_store_says_then_that_it_is_closed()
    {
        var store = SqliteStore.Open(path);
        Task<CommitResult>[] commits = [.. Enumerable.Range(0, 1_000).Select(i => CommitAsync(store, Change.Insert($"row-{i}", "1")))];
        await store.DisposeAsync();
        await store.DisposeAsync();

        Assert.All(await Task.WhenAll(commits), result => Assert.True(result.Committed));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => CommitAsync(store, Change.Insert("late", "1")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => GetAsync(store, "row-1"));
        Assert.False(File.Exists(path + "-wal"));

        await using var again = SqliteStore.Open(path);
        Assert.Equal(1_000, (await again.RangeAsync(Table.Learners, "p", RowRange.All, 1_000, Cancel)).Count);
    }

    [Fact]
    public async Task A_conflict_in_a_group_leaves_out_its_own_commit_only()
    {
        await using var store = SqliteStore.Open(path);
        Task<CommitResult>[] commits = [.. Enumerable.Range(0, 400).Select(i => CommitAsync(store, Change.Upsert($"row-{i}", "1"), Change.Insert($"once-{i / 4}", "1")))];
        var results = await Task.WhenAll(commits);

        // Four commits each wanted to insert one row: the first of them won, and the others left no trace.
        Assert.Equal(Enumerable.Range(0, 400).Where(i => i % 4 == 0), Enumerable.Range(0, 400).Where(i => results[i].Committed));
        Assert.All(results.Where(result => !result.Committed), result => Assert.Equal(1, result.Conflict));
        Assert.Equal(100, (await store.RangeAsync(Table.Learners, "p", new RowRange("row-", "row-~"), 1_000, Cancel)).Count);
    }

    [Fact]
    public async Task A_full_disk_fails_the_waiting_commits_and_nothing_after_them()
    {
        await using var store = SqliteStore.Open(path, maxPages: 40);
        var body = $"\"secret{new string('x', 50_000)}\"";
        var etag = await WriteAsync(store, Change.Insert("kept", "1"));
        Task<CommitResult>[] group = [.. Enumerable.Range(0, 20).Select(i => CommitAsync(store, Change.Upsert($"row-{i}", body)))];

        var full = await Assert.ThrowsAsync<StoreUnavailableException>(() => Task.WhenAll(group));
        Assert.Contains("disk is full", full.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", full.ToString(), StringComparison.Ordinal);
        var acknowledged = Enumerable.Range(0, 20).Where(i => group[i].IsCompletedSuccessfully).Select(i => $"row-{i}").Append("kept");
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), (await store.RangeAsync(Table.Learners, "p", RowRange.All, 100, Cancel)).Select(entity => entity.Row));

        Assert.True((await CommitAsync(store, Change.Replace("kept", "2", etag))).Committed);
        Assert.Equal("2", (await GetAsync(store, "kept"))?.Body);
    }

    [Fact]
    public async Task Another_program_that_locks_the_file_is_named_and_the_store_goes_on_when_it_lets_go()
    {
        await using var store = SqliteStore.Open(path);
        await using (var other = OpenBare(path))
        {
            Run(other, "BEGIN IMMEDIATE");
            var locked = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(store, Change.Insert("row", "1")));
            Assert.Contains("locked by another program", locked.Message, StringComparison.Ordinal);
            Assert.Null(await GetAsync(store, "row"));
        }

        await WriteAsync(store, Change.Insert("row", "1"));
    }

    [Fact]
    public async Task Two_processes_share_one_file()
    {
        const int times = 100;
        using var other = Worker.Start("count", path, times.ToString(CultureInfo.InvariantCulture));
        await using var store = SqliteStore.Open(path);
        await Worker.CountAsync(store, times);
        await other.WaitForExitAsync(Cancel);

        Assert.Equal(0, other.ExitCode);
        Assert.Equal("200", (await store.GetAsync(Table.Rooms, "shared", "counter", Cancel))?.Body);
    }

    [Fact]
    public async Task Many_stores_may_start_on_a_new_file_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () =>
            {
                await using var store = SqliteStore.Open(path);
                await WriteAsync(store, Change.Insert($"row-{i}", "1"));
            },
            Cancel)));

        await using var again = SqliteStore.Open(path);
        Assert.Equal(8, (await again.RangeAsync(Table.Learners, "p", RowRange.All, 100, Cancel)).Count);
    }

    [Fact]
    public void A_folder_in_place_of_the_file_is_refused_with_what_to_set()
    {
        Directory.CreateDirectory(path);
        AssertRefused("is a folder. Set Storage:Path to a file");
    }

    [Fact]
    public void A_file_in_place_of_its_folder_is_refused()
    {
        var inTheWay = folder.File("deep");
        File.WriteAllText(inTheWay, "");
        AssertRefused("cannot be created");
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_stays_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new string('x', 10_000));
        AssertRefused("damaged or is not a database");
        Assert.Equal(new string('x', 10_000), File.ReadAllText(path));
    }

    [Fact]
    public async Task A_damaged_page_is_told_to_the_reader_it_meets()
    {
        await using (var store = SqliteStore.Open(path))
            foreach (var hundred in Enumerable.Range(0, 500).Chunk(100))
                await CommitAsync(store, [.. hundred.Select(i => Change.Insert($"row-{i}", $"\"{new string('x', 1_000)}\""))]);
        using (var file = File.OpenWrite(path))
        {
            file.Position = 8192;
            file.Write(Enumerable.Repeat((byte)0xEE, (int)file.Length - 8192).ToArray());
        }

        await using var damaged = SqliteStore.Open(path);
        var read = await Assert.ThrowsAsync<StoreUnavailableException>(() => GetAsync(damaged, "row-1"));
        var write = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(damaged, Change.Upsert("row-1", "1")));
        Assert.All([read, write], problem => Assert.Contains("is damaged", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_stays_as_it_is()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var other = OpenBare(path))
            Run(other, "CREATE TABLE theirs (id INTEGER)");
        var before = File.ReadAllBytes(path);
        AssertRefused("belongs to another program");
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task A_newer_database_is_refused_with_its_version_and_stays_as_it_is()
    {
        await using (var store = SqliteStore.Open(path))
            await CommitAsync(store, [Change.Insert("row-1", "1")]);
        using (var other = OpenBare(path))
            Run(other, "PRAGMA user_version = 7");
        var before = File.ReadAllBytes(path);
        AssertRefused("written by a newer QuizBot (its version is 7, this one knows 1). Start that newer QuizBot, or put back the backup from before the update.");
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_database_without_a_version_counts_as_the_first()
    {
        await using (var store = SqliteStore.Open(path))
            await CommitAsync(store, [Change.Insert("row-1", "1")]);
        using (var other = OpenBare(path))
            Run(other, "PRAGMA user_version = 0");
        await using var again = SqliteStore.Open(path);
        Assert.Equal("1", (await GetAsync(again, "row-1"))!.Body);
    }

    [Theory]
    [InlineData("deep/er", "r-xr-xr-x", "cannot be opened for writing")]
    [InlineData("deep/er/quizbot.db", "r--r--r--", "cannot be opened for writing")]
    [InlineData("deep/er/quizbot.db", "---------", "cannot be opened for writing")]
    [InlineData("deep", "r-xr-xr-x", "cannot be created")]
    [SupportedOSPlatform("linux")]
    public async Task A_path_that_may_not_be_written_is_refused_with_whom_to_let(string closed, string mode, string words)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "File modes are tried on Linux only.");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.File(closed))!);
        if (closed.EndsWith(".db", StringComparison.Ordinal))
            await SqliteStore.Open(path).DisposeAsync();
        else
            Directory.CreateDirectory(folder.File(closed));
        Chmod(folder.File(""), "rwxrwxrwx");
        Chmod(folder.File(closed), mode);

        // Root may write everywhere, so this thread goes to the file as nobody.
        var self = SetFileUser(65534);
        try
        {
            AssertRefused($"{words}. Let the account that runs QuizBot write ");
        }
        finally
        {
            _ = SetFileUser(self);
        }
    }

    [SupportedOSPlatform("linux")]
    private static void Chmod(string file, string mode) =>
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32(new string([.. mode.Select(c => c == '-' ? '0' : '1')]), 2));

    [DllImport("libc", EntryPoint = "setfsuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetFileUser(uint user);

    private void AssertRefused(string words)
    {
        var refusal = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(path));
        Assert.True(refusal.Message.Contains(words, StringComparison.Ordinal), refusal.ToString());
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    private static SqliteConnection OpenBare(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static Task<Entity?> GetAsync(SqliteStore store, string row) => store.GetAsync(Table.Learners, "p", row, Cancel);

    private static Task<CommitResult> CommitAsync(SqliteStore store, params Change[] changes) => store.CommitAsync(Table.Learners, "p", changes, Cancel);

    private static async Task<string> WriteAsync(SqliteStore store, Change change)
    {
        var result = await CommitAsync(store, change);
        Assert.True(result.Committed);
        return result.ETags[0] ?? "";
    }
}
