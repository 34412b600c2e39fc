using QuizBot.Backup;
using QuizBot.Commands;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Backup;

/// <summary>All that is kept, from one store to the other kind and back, also when it is cut off on the way.</summary>
public sealed class BackupTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-backup-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string BackupFile => Path.Combine(folder, "backup.jsonl");

    [Fact]
    public async Task SQLite_to_Azure_Tables_and_back_gives_the_same_rows()
    {
        await using var first = Sqlite("first");
        await FillAsync(first, 2_500);
        Assert.Equal(2_500, await WriteAsync(first, BackupFile));

        var azure = (IRowScan)await StoreFactory.CreateAsync(new StorageOptions { Provider = StorageOptions.AzureTables, ConnectionString = azurite.ConnectionString, TablePrefix = $"B{Guid.NewGuid():N}"[..20] }, null, Cancel);
        Assert.Equal(2_500, await ReadAsync(azure, BackupFile));
        var again = Path.Combine(folder, "again.jsonl");
        await WriteAsync(azure, again);
        Assert.Equal(await File.ReadAllLinesAsync(BackupFile, Cancel), await File.ReadAllLinesAsync(again, Cancel));

        await using var last = Sqlite("last");
        await ReadAsync(last, again);
        Assert.Equal(await RowsAsync(first), await RowsAsync(last));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.01)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_backup_that_was_cut_off_is_refused_by_restore_and_goes_on_where_it_stopped(double share)
    {
        await using var store = Sqlite("store");
        await FillAsync(store, 300);
        await WriteAsync(store, BackupFile);
        var whole = await File.ReadAllBytesAsync(BackupFile, Cancel);
        await File.WriteAllBytesAsync(BackupFile, whole[..(int)(whole.Length * share)], Cancel);

        await using var empty = Sqlite("empty");
        await Assert.ThrowsAsync<BackupException>(() => ReadAsync(empty, BackupFile));
        Assert.Empty(await RowsAsync(empty));
        Assert.Equal(300, await WriteAsync(store, BackupFile));
        Assert.Equal(whole, await File.ReadAllBytesAsync(BackupFile, Cancel));
    }

    [Fact]
    public async Task A_restore_that_was_cut_off_goes_on_and_ends_with_the_same_rows()
    {
        await using var store = Sqlite("store");
        await FillAsync(store, 30_000);
        await WriteAsync(store, BackupFile);

        await using var target = Sqlite("target");
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BackupReader(target, target, BackupFile, (_, _) => stop.Cancel()).ReadAsync(stop.Token));
        Assert.NotEmpty(await RowsAsync(target));
        Assert.Equal(30_000, await ReadAsync(target, BackupFile));
        Assert.Equal(await RowsAsync(store), await RowsAsync(target));
        Assert.Null(await target.GetAsync(Table.Installs, Keeps.Restore, Keeps.Restore, Cancel));
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_not_mixed_with_a_backup()
    {
        await using var store = Sqlite("store");
        await FillAsync(store, 10);
        await WriteAsync(store, BackupFile);
        await using var other = Sqlite("other");
        await other.CommitAsync(Table.Rooms, "room", [Change.Upsert("room", "{}")], Cancel);
        var refusal = await Assert.ThrowsAsync<BackupException>(() => ReadAsync(other, BackupFile));
        Assert.Contains("choose an empty store", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await RowsAsync(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}\n")]
    [InlineData("hello\n")]
    [InlineData("{\"quizBot\":2}\n{\"rows\":0}\n")]
    [InlineData("{\"quizBot\":1}\n{\"table\":\"Learners\",\"partition\":\"a\",\"row\":\"b\",\"body\":\"{}\"}\n{\"rows\":2}\n")]
    [InlineData("{\"quizBot\":1}\n{\"table\":\"Nothing\",\"partition\":\"a\",\"row\":\"b\",\"body\":\"{}\"}\n{\"rows\":1}\n")]
    [InlineData("{\"quizBot\":1}\n{\"rows\":0}\n{\"table\":\"Learners\",\"partition\":\"a\",\"row\":\"b\",\"body\":\"{}\"}\n")]
    public async Task What_is_no_whole_backup_is_refused_before_anything_is_written(string text)
    {
        await File.WriteAllTextAsync(BackupFile, text, Cancel);
        await using var store = Sqlite("store");
        await Assert.ThrowsAsync<BackupException>(() => ReadAsync(store, BackupFile));
        Assert.Empty(await RowsAsync(store));
    }

    [Fact]
    public async Task Another_file_is_never_written_over()
    {
        await using var store = Sqlite("store");
        await FillAsync(store, 10);
        await File.WriteAllTextAsync(BackupFile, "My notes\n", Cancel);
        await Assert.ThrowsAsync<BackupException>(() => WriteAsync(store, BackupFile));
        Assert.Equal("My notes\n", await File.ReadAllTextAsync(BackupFile, Cancel));
    }

    [Fact]
    public async Task The_commands_say_in_one_line_why_nothing_is_restored_and_how_to_go_on()
    {
        await using (var store = Sqlite("store"))
            await FillAsync(store, 300);
        Assert.Equal(0, (await RunAsync("backup", "store")).Code);
        var whole = await File.ReadAllBytesAsync(BackupFile, Cancel);
        await File.WriteAllBytesAsync(BackupFile, whole[..(whole.Length / 2)], Cancel);
        var (code, line) = await RunAsync("restore", "empty");
        Assert.Equal(CommandLine.WrongUse, code);
        Assert.Contains("`QuizBot backup", line, StringComparison.Ordinal);
        await using (var empty = Sqlite("empty"))
            Assert.Empty(await RowsAsync(empty));

        await File.WriteAllBytesAsync(BackupFile, whole, Cancel);
        Assert.Equal(0, (await RunAsync("restore", "empty")).Code);
        (code, line) = await RunAsync("restore", "empty");
        Assert.Equal(CommandLine.WrongUse, code);
        Assert.Contains("choose an empty store", line, StringComparison.Ordinal);
        await using (var full = Sqlite("empty"))
            Assert.Equal(300, (await RowsAsync(full)).Count);
    }

    /// <summary>The exit code, and what was said; of a refusal that is one line.</summary>
    private async Task<(int Code, string Said)> RunAsync(string command, string store)
    {
        using StringWriter output = new(), error = new();
        var code = await CommandLine.RunAsync(
            [command, BackupFile, "--Storage:Path", Path.Combine(folder, store + ".db")], (_, _) => Task.FromResult(9), output, error);
        var said = error.ToString().Trim();
        Assert.Equal("", output.ToString());
        Assert.True(code == 0 || !said.Contains('\n', StringComparison.Ordinal), said);
        return (code, said);
    }

    private SqliteStore Sqlite(string name) => SqliteStore.Open(Path.Combine(folder, name + ".db"));

    private static Task<long> WriteAsync(IRowScan store, string file) => new BackupWriter(store, file, _ => { }).WriteAsync(Cancel);

    private static Task<long> ReadAsync(IRowScan store, string file) => new BackupReader((IEntityStore)store, store, file, (_, _) => { }).ReadAsync(Cancel);

    /// <summary>Rows of every table, with bodies that are hard to bring over: quotes, line ends, emoji, white space, one as long as they get; and what is in no backup.</summary>
    private static async Task FillAsync(SqliteStore store, int rows)
    {
        var tables = Enum.GetValues<Table>();
        foreach (var chunk in Enumerable.Range(0, rows).GroupBy(row => row / 50))
        {
            var changes = chunk.Select(row => Change.Upsert($"row|{row:D6}", row == 7 ? $$"""{"long":"{{new string('x', 300_000)}}"}""" : $"{{ \"n\":{row},\n \"text\":\"“{row}” \\\" \\n é 🎬\" }}"));
            await store.CommitAsync(tables[chunk.Key % tables.Length], $"partition|{chunk.Key:D4}", [.. changes], Cancel);
        }

        await store.CommitAsync(Table.Installs, Keys.Health, [Change.Upsert(Keys.Health, "{}")], Cancel);
    }

#pragma warning disable CA1859 // Any store that can be read whole.
    private static async Task<List<(Table Table, ScannedRow Row)>> RowsAsync(IRowScan store)
#pragma warning restore CA1859
    {
        var rows = new List<(Table, ScannedRow)>();
        foreach (var table in Enum.GetValues<Table>())
        {
            await foreach (var row in store.ScanAsync(table, "", "", Cancel))
            {
                if (!Keeps.Not(table, row.Partition))
                    rows.Add((table, row));
            }
        }

        return rows;
    }
}
