using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage.Tests;

public sealed class CrashTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_killed_process_loses_nothing_that_was_acknowledged_and_leaves_no_half_commit(int seed)
    {
        var path = folder.File("quizbot.db");
        var acknowledged = await KillAmidCommitsAsync(path, after: new Random(seed).Next(1_000, 3_000));

        await using var store = SqliteStore.Open(path);
        for (var writer = 0; writer < Worker.Writers; writer++)
        {
            var rows = await store.ReadAllAsync(Table.Learners, Worker.Partition(writer), RowRange.All, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            string[] items = [.. rows.Where(row => row.Row.StartsWith("item|", StringComparison.Ordinal)).Select(row => row.Body)];
            // At most one commit of each writer was made and not yet acknowledged.
            Assert.InRange(items.Length, acknowledged[writer], acknowledged[writer] + 1);
            Assert.Equal(Enumerable.Range(1, items.Length).Select(n => n.ToString(CultureInfo.InvariantCulture)), items);
            Assert.All(rows.Where(row => row.Row is "count" or "last"), row => Assert.Equal(items[^1], row.Body));
            Assert.Equal(items.Length == 0 ? 0 : items.Length + 2, rows.Count);
        }

        await using var bare = new SqliteConnection($"Data Source={path};Pooling=False");
        await bare.OpenAsync(TestContext.Current.CancellationToken);
        await using var check = bare.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await check.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Kills a process that commits without end after so many acknowledgements; returns how many each writer had got by then.</summary>
    private static async Task<int[]> KillAmidCommitsAsync(string path, int after)
    {
        var acknowledged = new int[Worker.Writers];
        using var worker = Worker.Start("write", path);
        for (var count = 1; await worker.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; count++)
        {
            // The kill may cut the last line short.
            if (line.Split(' ') is [var writer, var number] && number == (acknowledged[writer[0] - '0'] + 1).ToString(CultureInfo.InvariantCulture))
                acknowledged[writer[0] - '0']++;
            if (count == after)
                worker.Kill();
        }

        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, worker.ExitCode);
        Assert.True(acknowledged.Sum() >= after);
        return acknowledged;
    }
}
