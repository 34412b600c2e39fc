using System.Diagnostics;
using System.Globalization;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage.Tests;

/// <summary>This test program started once more as another process on the same database.</summary>
internal static class Worker
{
    public const int Writers = 8;

    /// <summary><c>write {file}</c> commits until it is killed and prints "{writer} {number}" for each commit that was acknowledged; <c>count {file} {times}</c> counts up a shared counter.</summary>
    public static async Task<int> RunAsync(string[] work)
    {
        await using var store = SqliteStore.Open(work[1]);
        if (work[0] == "count")
            await CountAsync(store, int.Parse(work[2], CultureInfo.InvariantCulture));
        else
            await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(store, writer)));
        return 0;
    }

    public static Process Start(params string[] work) =>
        Process.Start(new ProcessStartInfo(Path.ChangeExtension(typeof(Worker).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null), ["worker", .. work]) { RedirectStandardOutput = true })!;

    public static string Partition(int writer) => $"writer-{writer}";

    /// <summary>Commit n inserts <c>item|n</c>, sets <c>last</c> to n and replaces <c>count</c>, so that half a commit would show.</summary>
    private static async Task WriteAsync(SqliteStore store, int writer)
    {
        string? count = null;
        for (var n = 1; ; n++)
        {
            Change[] changes =
            [
                Change.Insert(string.Create(CultureInfo.InvariantCulture, $"item|{n:D6}"), Number(n)),
                Change.Upsert("last", Number(n)),
                Change.Write("count", Number(n), count),
            ];
            var result = await store.CommitAsync(Table.Learners, Partition(writer), changes, CancellationToken.None);
            count = result.ETags[2];
            Console.Out.WriteLine($"{writer} {n}");
        }
    }

    public static async Task CountAsync(IEntityStore store, int times)
    {
        while (times > 0)
        {
            var counter = await store.GetAsync(Table.Rooms, "shared", "counter", CancellationToken.None);
            var next = Number(counter is null ? 1 : int.Parse(counter.Body, CultureInfo.InvariantCulture) + 1);
            var result = await store.CommitAsync(Table.Rooms, "shared", [Change.Write("counter", next, counter?.ETag)], CancellationToken.None);
            if (result.Committed)
                times--;
        }
    }

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
