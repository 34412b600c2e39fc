using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Benchmarks;

/// <summary>
/// Graded answers per second through the whole bot on SQLite, beside bare one-row commits at the same durability on the same disk
/// in the same run. Asking the questions is not timed; answering them, with its two reads and one commit, is.
/// </summary>
internal static class AnswersBenchmark
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync()
    {
        Library library = new(CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null));
        var folder = Directory.CreateTempSubdirectory("quizbot-benchmark-");
        try
        {
            using var insert = StoreBenchmark.OpenBare(Path.Combine(folder.FullName, "bare.db"));
            List<double> bare = [], one = [], many = [];
            for (var round = 0; round < StoreBenchmark.Rounds; round++)
            {
                bare.Add(StoreBenchmark.BareCommits(insert));
                one.Add(await AnswersAsync(library, Path.Combine(folder.FullName, $"one{round}.db"), learners: 1));
                many.Add(await AnswersAsync(library, Path.Combine(folder.FullName, $"many{round}.db"), learners: 32));
            }

            StoreBenchmark.Print("bare one-row commits", bare, bare);
            StoreBenchmark.Print("graded answers, 1 learner", one, bare);
            StoreBenchmark.Print("graded answers, 32 learners", many, bare);
            await insert.Connection!.DisposeAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task<double> AnswersAsync(Library library, string path, int learners)
    {
        await using var store = SqliteStore.Open(path);
        var bot = new Router(() => library, store);
        DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var answering = new Stopwatch();
        var answers = 0;
        for (var turn = 0; answering.Elapsed < Each; turn++, now += TimeSpan.FromDays(1))
        {
            var questions = await Task.WhenAll(Enumerable.Range(0, learners).Select(learner => AskAsync(bot, learner, turn, now)));
            answering.Start();
            await Task.WhenAll(questions.Select((asked, learner) => Task.Run(() => AnswerAsync(bot, learner, asked, now))));
            answering.Stop();
            answers += questions.Sum(asked => asked.Length);
        }

        return answers / answering.Elapsed.TotalSeconds;
    }

    private static async Task<ViewAction[]> AskAsync(Router bot, int learner, int turn, DateTimeOffset now)
    {
        var questions = new ViewAction[LearnerProfile.MostOpen];
        for (var i = 0; i < questions.Length; i++)
        {
            var replies = await bot.HandleAsync(
                Turn(learner, string.Create(CultureInfo.InvariantCulture, $"{turn}-{i}"), new Pressed(Verbs.Next, new Dictionary<string, string> { ["more"] = "yes" }, null), now),
                CancellationToken.None);
            questions[i] = replies[0].View.Actions[0];
        }

        return questions;
    }

    private static async Task AnswerAsync(Router bot, int learner, ViewAction[] questions, DateTimeOffset now)
    {
        foreach (var question in questions)
        {
            var data = new Dictionary<string, string>(question.Data) { ["got"] = "yes" };
            var replies = await bot.HandleAsync(Turn(learner, "answer", new Pressed(Verbs.Grade, data, null), now), CancellationToken.None);
            if (!replies[0].View.Fallback.StartsWith("Right!", StringComparison.Ordinal))
                throw new InvalidOperationException("An answer was not counted: " + replies[0].View.Fallback);
        }
    }

    private static Turn Turn(int learner, string id, TurnInput input, DateTimeOffset now) => new()
    {
        Id = id,
        Learner = new("benchmark", "workspace", $"learner-{learner}"),
        LearnerName = "Learner",
        Room = new("benchmark", "workspace", $"room-{learner}"),
        RoomKind = RoomKind.Personal,
        Input = input,
        Now = now,
    };
}
