using System.Diagnostics;
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
    public async Task It_says_from_which_notes_for_whom_into_which_store_and_where_to_open_it()
    {
        await using var bot = await BotProcess.StartAsync(Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database);
        Assert.NotNull(bot.Url);
        Assert.Contains("knows AWS Certified AI Practitioner", bot.Output, StringComparison.Ordinal);
        Assert.Contains("Teams is off (set MicrosoftAppId to switch it on).", bot.Output, StringComparison.Ordinal);
        Assert.Contains("Slack is off (set Slack:SigningSecret", bot.Output, StringComparison.Ordinal);
        Assert.Contains($"What people learn is kept in the SQLite file {Database}.", bot.Output, StringComparison.Ordinal);
        Assert.Contains($"Open {bot.Url.GetLeftPart(UriPartial.Authority)} in your browser", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\w+\[\d+\]", bot.Output);
        using var http = new HttpClient { BaseAddress = bot.Url };
        Assert.Equal("ready\ncourse: well\nslack: well\nstore: well\nteams: well\n", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel));
        Assert.Contains("<html", await http.GetStringAsync(new Uri("/", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_tells_those_who_come_from_elsewhere_only_whether()
    {
        await using var bot = await StartAsync();
        using var http = new HttpClient { BaseAddress = bot.Url };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal("ready\n", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel));
    }

    [Fact]
    public async Task Where_nobody_reads_what_it_says_everybody_is_answered_all_the_same()
    {
        using var bot = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), "--environment", "Development", "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database,
                "--Logging:LogLevel:Microsoft.AspNetCore.Hosting", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Routing", "Trace",
            ])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var url = "";
            while (!url.StartsWith("Open ", StringComparison.Ordinal))
                url = await bot.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException("It did not start.");
            using var http = new HttpClient { BaseAddress = new Uri(url.Split(' ')[1]), Timeout = TimeSpan.FromSeconds(30) };
            for (var i = 0; i < 1_000; i++)
                Assert.Equal("alive\n", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), Cancel));
        }
        finally
        {
            bot.Kill();
            await bot.WaitForExitAsync(Cancel);
        }
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_until_the_first_has_ended()
    {
        await using (var first = await StartAsync())
        {
            Assert.NotNull(first.Url);
            var message = await FailureAsync("--Urls", "http://127.0.0.1:0", "--Storage:Path", Database);
            Assert.Contains($"The database {Database} is in use by another QuizBot.", message, StringComparison.Ordinal);
            first.Kill();
            await first.ExitAsync(Cancel);
        }

        await using var next = await StartAsync();
        Assert.NotNull(next.Url);
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
    [InlineData("--Course:Path", "/nowhere", "There is no folder /nowhere. Set Course:Path")]
    [InlineData("--Course", "x", "“Course” is no setting. Did you mean Course:Path?")]
    [InlineData("--Slack:SignngSecret", "x", "Did you mean Slack:SigningSecret?")]
    [InlineData("--Foo", "x", "“Foo” is no setting.")]
    [InlineData("-x", "y", "“-x” is no setting: they begin with two dashes")]
    [InlineData("--Push:Enabled", "--Urls", "--Push:Enabled has no value.")]
    public async Task A_setting_that_makes_no_sense_is_said_with_what_would(string key, string value, string hint)
    {
        var message = await FailureAsync("--Storage:Path", Database, key, value);
        Assert.Contains(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_notes_still_starts_and_is_not_ready()
    {
        await using var bot = await BotProcess.StartAsync(Cancel, "--Urls", "http://127.0.0.1:0", "--Storage:Path", Database, "--Course:Path", folder);
        Assert.NotNull(bot.Url);
        Assert.Contains("There are no notes here.", bot.Output, StringComparison.Ordinal);
        using var http = new HttpClient { BaseAddress = bot.Url };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains($"course: There are no flashcards in {folder}.", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    private Task<BotProcess> StartAsync() =>
        BotProcess.StartAsync(Cancel, ["--Urls", "http://127.0.0.1:0", "--Storage:Path", Database, .. BotProcess.SmallCourse]);

    private static async Task<string> FailureAsync(params string[] args)
    {
        await using var bot = await BotProcess.StartAsync(Cancel, [.. args.Contains("--Course:Path") ? [] : BotProcess.SmallCourse, .. args]);
        Assert.Null(bot.Url);
        Assert.Equal(1, await bot.ExitAsync(Cancel));
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
        return bot.Output;
    }
}
