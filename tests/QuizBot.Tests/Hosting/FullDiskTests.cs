using System.Net;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Deploy;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>The real program on a real file system that has no room left.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private const string Person = "ada";

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-disk-").FullName;

    private bool isDisk;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root on Linux can make a small disk.");
        var (code, _, error) = await Deployment.RunAsync("mount", Cancel, "-t", "tmpfs", "-o", "size=8m", "none", folder);
        isDisk = code == 0;
        Assert.SkipUnless(isDisk, $"This machine lets nobody make a disk of its own: {error.Trim()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisk)
            await Deployment.RunAsync("umount", CancellationToken.None, "--lazy", folder);
        Directory.Delete(folder, recursive: true);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_loses_nothing_and_it_goes_on_when_there_is_room_again()
    {
        await using var bot = await BotProcess.StartAsync(
            Cancel, ["--Urls", "http://127.0.0.1:0", "--Storage:Path", Path.Combine(folder, "quizbot.db"), .. BotProcess.SmallCourse]);
        Assert.True(bot.Url is not null, bot.Output);
        using var http = new HttpClient { BaseAddress = bot.Url };
        await using var store = SqliteStore.Open(Path.Combine(folder, "quizbot.db"));
        var answering = new Answering(http, new Learners(store), Cancel);
        var acknowledged = 0;
        for (; acknowledged < 5; acknowledged++)
            await answering.AnswerAsync(Person);

        FillUp(Path.Combine(folder, "other"));
        for (var tries = 0; await answering.ApologiesAsync(Person) == 0; tries++)
        {
            Assert.InRange(tries, 0, 200);
            await answering.AnswerAsync(Person);
            acknowledged += await answering.ApologiesAsync(Person) == 0 ? 1 : 0;
        }

        await ReadyAsync(http, HttpStatusCode.ServiceUnavailable, "the disk is full. Free some space; QuizBot goes on by itself.");
        Assert.Equal(acknowledged, await Answering.ReviewsAsync(store, Person, Cancel));

        File.Delete(Path.Combine(folder, "other"));
        await ReadyAsync(http, HttpStatusCode.OK, "store: well");
        var apologies = await answering.ApologiesAsync(Person);
        for (var more = 0; more < 5; more++, acknowledged++)
            await answering.AnswerAsync(Person);
        Assert.Equal((apologies, acknowledged), (await answering.ApologiesAsync(Person), await Answering.ReviewsAsync(store, Person, Cancel)));
    }

    /// <summary>Another program's file, as long as it gets.</summary>
    private static void FillUp(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // There is no room left.
        }
    }

    /// <summary>It looks every fifteen seconds by itself.</summary>
    private static async Task ReadyAsync(HttpClient http, HttpStatusCode status, string words)
    {
        for (var i = 0; ; i++)
        {
            using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            if (answer.StatusCode == status && text.Contains(words, StringComparison.Ordinal))
                return;
            Assert.True(i < 300, $"After a minute it still says: {text}");
            await Task.Delay(200, Cancel);
        }
    }
}
