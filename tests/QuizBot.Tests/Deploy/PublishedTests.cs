using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using QuizBot.Tests.Hosting;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>The published program, its container image and its package, as an admin gets them.</summary>
[Collection(nameof(Published))]
public sealed class PublishedTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-published-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_runs_as_nobody_in_a_read_only_tree_without_a_shell_cultures_or_zone_data()
    {
        await using var bot = await InBareRootAsync("--Urls", "http://127.0.0.1:0", "--Storage:Path", "/data/quizbot.db");
        Assert.True(bot.Url is not null, bot.Output);
        using var http = new HttpClient { BaseAddress = bot.Url };
        Assert.StartsWith("ready\n", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancel), StringComparison.Ordinal);
        await SayAsync(http, "timezone Europe/Berlin");
        await SayAsync(http, "what does glue do?");
        await HearAsync(http, "Europe/Berlin", "AWS Glue");
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_is_told_and_does_not_start()
    {
        await using var bot = await InBareRootAsync("--Urls", "http://127.0.0.1:0", "--Storage:Path", "/app/quizbot.db");
        Assert.Null(bot.Url);
        Assert.Contains("The database /app/quizbot.db cannot be", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_SDK_builds_an_image_that_runs_as_nobody_and_keeps_its_data_at_home()
    {
        var image = await ConfigAsync(Published.Image);
        var config = image.GetProperty("config");
        Assert.Equal("1654", config.GetProperty("User").GetString());
        Assert.EndsWith("/app/QuizBot.dll", config.GetProperty("Entrypoint")[1].GetString(), StringComparison.Ordinal);
        Assert.True(config.GetProperty("ExposedPorts").TryGetProperty("8080/tcp", out _));
        string[] environment = [.. config.GetProperty("Env").EnumerateArray().Select(variable => variable.GetString()!)];
        Assert.Contains("Urls=http://+:8080", environment);
        Assert.Contains("Storage__Path=/home/app/quizbot.db", environment);
        Assert.DoesNotContain(environment, variable => variable.Contains("Secret", StringComparison.OrdinalIgnoreCase) || variable.Contains("Password", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_base_image_is_named_by_its_exact_version()
    {
        var (code, output, error) = await Published.DotnetAsync("msbuild", "-p:_IsPublishing=true", "-getProperty:ContainerBaseImage");
        Assert.True(code == 0, error);
        Assert.Matches(@"^mcr\.microsoft\.com/dotnet/aspnet:\d+\.\d+\.\d+-noble-chiseled$", output.Trim());
    }

    [Fact]
    public async Task It_packs_as_a_tool_with_the_notes_of_this_release()
    {
        var (code, output, error) = await Published.DotnetAsync("pack", "--no-build", "-p:Configuration=Release", "--output", folder, "--verbosity", "quiet");
        Assert.True(code == 0, output + error);
        using var package = await ZipFile.OpenReadAsync(Directory.EnumerateFiles(folder, "QuizBot.*.nupkg").Single(), Cancel);
        using var reader = new StreamReader(package.Entries.Single(entry => entry.FullName == "QuizBot.nuspec").Open());
        var about = await reader.ReadToEndAsync(Cancel);
        Assert.Contains("<packageType name=\"DotnetTool\"", about, StringComparison.Ordinal);
        Assert.Contains("<releaseNotes>", about, StringComparison.Ordinal);
        Assert.Contains("Study notes in Markdown become flashcards", about, StringComparison.Ordinal);
        Assert.Contains(package.Entries, entry => entry.FullName.EndsWith("content/aif-c01/course.md", StringComparison.Ordinal));
    }

    private static async Task<BotProcess> InBareRootAsync(params string[] args)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root on Linux can make a tree of its own to run in.");
        var (code, _, error) = await Deployment.RunAsync("unshare", Cancel, "--mount", "true");
        Assert.SkipUnless(code == 0, $"This machine lets nobody make a tree of its own: {error.Trim()}");
        var root = Directory.CreateTempSubdirectory("quizbot-root-").FullName;
        var script = Path.Combine(Repository.Root, "tests", "QuizBot.Tests", "Deploy", "bare-root.sh");
        ProcessStartInfo start = new("unshare", ["--mount", "sh", script, Published.Folder, Published.DotnetRoot, root, .. args]) { Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" } };
        return await BotProcess.StartAsync(start, Cancel);
    }

    private static async Task SayAsync(HttpClient http, string text)
    {
        using var response = await http.PostAsJsonAsync(new Uri("/playground/say", UriKind.Relative), new { persona = "kenji", room = "me", id = Guid.NewGuid().ToString(), text }, Cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the page has shown all of these, the person's own messages apart.</summary>
    private static async Task HearAsync(HttpClient http, params string[] texts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        await using var stream = await http.GetStreamAsync(new Uri("/playground/events?persona=kenji&room=me", UriKind.Relative), Cancel);
        using var reader = new StreamReader(stream);
        var heard = "";
        while (!texts.All(text => heard.Contains(text, StringComparison.Ordinal)))
        {
            try
            {
                heard += await reader.ReadLineAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Only this was heard: {heard}");
            }
        }
    }

    private static async Task<JsonElement> ConfigAsync(string archive)
    {
        Dictionary<string, byte[]> files = [];
        await using var zipped = File.OpenRead(archive);
        await using Stream plain = zipped.ReadByte() == 0x1f ? new GZipStream(Rewound(zipped), CompressionMode.Decompress) : Rewound(zipped);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(copyData: false, Cancel) is { } entry)
        {
            if (entry.DataStream is not null && entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                using var content = new MemoryStream();
                await entry.DataStream.CopyToAsync(content, Cancel);
                files[entry.Name] = content.ToArray();
            }
        }

        using var manifest = JsonDocument.Parse(files["manifest.json"]);
        using var config = JsonDocument.Parse(files[manifest.RootElement[0].GetProperty("Config").GetString()!]);
        return config.RootElement.Clone();
    }

    private static FileStream Rewound(FileStream stream)
    {
        stream.Position = 0;
        return stream;
    }
}
