using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Benchmarks;

/// <summary>
/// Commits per second of <see cref="SqliteStore"/>, each like a graded answer (three changed rows of about 2,000 characters),
/// beside bare one-row commits at the same durability on the same disk in the same run.
/// </summary>
internal static class StoreBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(2);
    private static readonly string Body = $$"""{"text":"{{new string('x', 2000)}}"}""";

    public static async Task<int> RunAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            for (int round = 1; round <= Rounds; round++)
            {
                double floor = BareCommits(Path.Combine(folder.FullName, $"floor{round}.db"));
                Print(round, "bare one-row commits", floor, floor);
                foreach (int writers in (int[])[1, 32])
                    Print(round, $"answers, {writers} at once", await AnswersAsync(Path.Combine(folder.FullName, $"store{round}-{writers}.db"), writers), floor);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static double BareCommits(string path)
    {
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        file.Open();
        using SqliteCommand command = file.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO bare (body) VALUES ($body)";
        command.Parameters.AddWithValue("$body", Body);
        int commits = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < Each; commits++)
            command.ExecuteNonQuery();
        return commits / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> AnswersAsync(string path, int writers)
    {
        await using SqliteStore store = SqliteStore.Open(path);
        var clock = Stopwatch.StartNew();
        int[] commits = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => AnswerAsync(store, $"learner-{writer}", clock))));
        return commits.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> AnswerAsync(SqliteStore store, string learner, Stopwatch clock)
    {
        string? profile = null;
        string? memory = null;
        int commits = 0;
        for (; clock.Elapsed < Each; commits++)
        {
            CommitResult result = await store.CommitAsync(
                Table.Learners,
                learner,
                [Change.Write("profile", Body, profile), Change.Write("memory|D1.2", Body, memory), Change.Upsert($"day|{commits % 365}", Body)],
                CancellationToken.None);
            (profile, memory) = (result.ETags[0], result.ETags[1]);
        }

        return commits;
    }

    private static void Print(int round, string what, double perSecond, double floor) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}  {what,-22} {perSecond,8:F0}/s  {perSecond / floor,6:F2} x bare"));
}
