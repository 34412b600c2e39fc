using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Benchmarks;

/// <summary>
/// Commits per second of <see cref="SqliteStore"/>, each like a graded answer (three changed rows of about 2,000 characters),
/// beside bare one-row commits at the same durability on the same disk. They take turns, so that a noisy machine harms all alike.
/// </summary>
internal static class StoreBenchmark
{
    internal const int Rounds = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(0.5);
    private static readonly string Body = $$"""{"text":"{{new string('x', 2000)}}"}""";

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            await using var store = SqliteStore.Open(Path.Combine(folder.FullName, "store.db"));
            using var insert = OpenBare(Path.Combine(folder.FullName, "bare.db"));
            var bare = new List<double>();
            var one = new List<double>();
            var many = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                bare.Add(BareCommits(insert));
                one.Add(await AnswersAsync(store, round, learners: 1));
                many.Add(await AnswersAsync(store, round, learners: 32));
            }

            Print("bare one-row commits", bare, bare);
            Print("answers, 1 learner", one, bare);
            Print("answers, 32 learners", many, bare);
            await insert.Connection!.DisposeAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    internal static SqliteCommand OpenBare(string path)
    {
        var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        file.Open();
        var command = file.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (id INTEGER PRIMARY KEY, body TEXT)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO bare (body) VALUES ($body)";
        command.Parameters.AddWithValue("$body", Body);
        return command;
    }

    internal static double BareCommits(SqliteCommand insert)
    {
        var commits = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < Turn; commits++)
            insert.ExecuteNonQuery();
        return commits / clock.Elapsed.TotalSeconds;
    }

    private static async Task<double> AnswersAsync(SqliteStore store, int round, int learners)
    {
        var clock = Stopwatch.StartNew();
        var commits = await Task.WhenAll(Enumerable.Range(0, learners).Select(learner => Task.Run(() => AnswerAsync(store, $"learner-{round}-{learners}-{learner}", clock))));
        return commits.Sum() / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> AnswerAsync(SqliteStore store, string learner, Stopwatch clock)
    {
        string? profile = null;
        string? memory = null;
        var commits = 0;
        for (; clock.Elapsed < Turn; commits++)
        {
            var result = await store.CommitAsync(
                Table.Learners,
                learner,
                [Change.Write("profile", Body, profile), Change.Write("memory|D1.2", Body, memory), Change.Upsert($"day|{commits % 365}", Body)],
                CancellationToken.None);
            (profile, memory) = (result.ETags[0], result.ETags[1]);
        }

        return commits;
    }

    internal static void Print(string what, List<double> perSecond, List<double> bare)
    {
        var ratio = Median(perSecond.Zip(bare, (commits, floor) => commits / floor));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-22} {Median(perSecond),8:F0}/s  {ratio,6:F2} x bare"));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
