using System.Net.Sockets;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>What is left after the process is killed while people answer.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Answers = 400;
    private static readonly string[] People = ["ada", "noor", "kenji"];
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_acknowledged_answer_is_lost_when_the_process_is_killed()
    {
        var database = Path.Combine(folder, "quizbot.db");
        var acknowledged = People.ToDictionary(person => person, _ => 0);
        var random = new Random(20261122);
        var kills = 0;
        while (acknowledged.Values.Sum() < Answers)
        {
            await using var bot = await BotProcess.StartAsync(Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", database);
            Assert.NotNull(bot.Url);
            var until = acknowledged.Values.Sum() + random.Next(40, 160);
            await using var store = SqliteStore.Open(database);
            await Task.WhenAll(People.Select(person => AnswerAsync(bot, new Learners(store), person, acknowledged, until)));
            kills++;

            foreach (var person in People)
                Assert.InRange(await Answering.ReviewsAsync(store, person, Cancel), acknowledged[person], acknowledged[person] + kills);
        }

        Assert.InRange(kills, 3, Answers);
    }

    /// <summary>Answers until the process is gone; whoever passes the limit kills it.</summary>
    private static async Task AnswerAsync(BotProcess bot, Learners learners, string person, Dictionary<string, int> acknowledged, int until)
    {
        using var http = new HttpClient { BaseAddress = bot.Url };
        var answering = new Answering(http, learners, Cancel);
        try
        {
            while (true)
            {
                await answering.AnswerAsync(person);
                lock (acknowledged)
                {
                    acknowledged[person]++;
                    if (acknowledged.Values.Sum() >= until)
                        bot.Kill();
                }
            }
        }
        catch (Exception problem) when (problem is HttpRequestException or SocketException)
        {
            // The process is gone.
        }
    }
}
