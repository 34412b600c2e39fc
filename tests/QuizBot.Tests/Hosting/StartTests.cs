using System.Net;
using System.Net.Sockets;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>What an admin sees when the program starts, and when it cannot.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(folder, "quizbot.db");

    [Fact]
    public async Task It_says_what_it_knows_and_where_to_open_it()
    {
        await using var bot = await BotProcess.StartAsync(Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database);
        Assert.NotNull(bot.Url);
        Assert.Contains("QuizBot knows AWS Certified AI Practitioner", bot.Output, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = bot.Url };
        Assert.Equal("ready", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel));
        Assert.Contains("<html", await http.GetStringAsync(new Uri("/", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_a_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var message = await FailureAsync("--Urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "--Storage:Path", Database);
        Assert.Contains("--Urls http://localhost:4000", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_said_with_its_path()
    {
        File.WriteAllText(Path.Combine(folder, "file"), "");
        var path = Path.Combine(folder, "file", "quizbot.db");
        var message = await FailureAsync("--Urls", "http://127.0.0.1:0", "--Storage:Path", path);
        Assert.Contains(path, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Storage:Provider", "Oracle", "Sqlite")]
    [InlineData("--Urls", "nonsense", "Urls")]
    [InlineData("--Teams:Adapter", "Both", "Teams:Adapter is \"Both\"; it can be BotFramework, Direct.")]
    [InlineData("--Course:SourceUrl", "https://notes.example/", "{file}")]
    public async Task A_setting_that_makes_no_sense_is_said_with_what_would(string key, string value, string hint)
    {
        var message = await FailureAsync("--Storage:Path", Database, key, value);
        Assert.Contains(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_notes_still_starts_and_says_so()
    {
        await using var bot = await BotProcess.StartAsync(
            Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database, "--Course:Path", Path.Combine(folder, "nowhere"));
        Assert.NotNull(bot.Url);
        Assert.Contains("nowhere", bot.Output, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = bot.Url };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel)).StatusCode);
    }

    private static async Task<string> FailureAsync(params string[] args)
    {
        await using var bot = await BotProcess.StartAsync(Cancel, args);
        Assert.Null(bot.Url);
        Assert.Equal(1, await bot.ExitAsync(Cancel));
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        return bot.Output;
    }
}
