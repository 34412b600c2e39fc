using System.Diagnostics;
using System.Text.RegularExpressions;
using QuizBot.Tests.Deploy;
using QuizBot.Tests.Hosting;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Pages;

/// <summary>Someone who types what a page tells them to, in a folder where the repository's folders are, and the note of README.</summary>
internal sealed partial class Reader : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Example = new(StringComparer.Ordinal)
    {
        ["APP-ID"] = "11111111-2222-3333-4444-555555555555",
        ["YOUR-HOST"] = "quizbot.example.com",
    };

    /// <summary>Where commands stand that CI runs.</summary>
    private static readonly string Ci = string.Join('\n', ((string[])[".github/workflows/ci.yml", "tests/run.sh"]).Select(file => File.ReadAllText(Repository.At(file))));

    /// <summary>What `dotnet run` runs, too: as it is published it starts in a third of the time.</summary>
    private static readonly string Program = Path.Combine(Published.Folder, "QuizBot.dll");

    private readonly string folder = Directory.CreateTempSubdirectory("quizbot-reader-").FullName;
    private readonly bool isAdmin;
    private BotProcess? bot;

    /// <param name="isAdmin">Types commands of tools and accounts that only an admin has; of the program's own commands it is checked that there are such.</param>
    public Reader(bool isAdmin)
    {
        this.isAdmin = isAdmin;
        foreach (var name in (string[])["src", "tests", "manifest", "deploy"])
        {
            if (Directory.Exists(Repository.At(name)))
                Directory.CreateSymbolicLink(Path.Combine(folder, name), Repository.At(name));
        }

        File.WriteAllText(Path.Combine(folder, "words.csv"), "term;definition\nS3;Storage\nGlue;ETL\n");
        Directory.CreateDirectory(Path.Combine(folder, "my-notes"));
        File.WriteAllText(Path.Combine(folder, "my-notes", "D1.2.md"), Page.All.Single(page => page.Name == "README.md").Blocks("markdown").First());
    }

    /// <summary>Types it, and fails the test if it does not do what a person may expect.</summary>
    public async Task TypeAsync(string command, CancellationToken cancel)
    {
        var words = Word.Matches(Example.Aggregate(command, (text, example) => text.Replace(example.Key, example.Value, StringComparison.Ordinal)))
            .Select(word => word.Value.Replace("\"", "", StringComparison.Ordinal)).ToList();
        switch (words)
        {
            case ["dotnet", "run", "--project", "src/QuizBot", "--", .. var args] when isAdmin:
                await IsKnownAsync(args, cancel);
                break;
            case ["dotnet", "run", "--project", "src/QuizBot", .. var more]:
                await RunAsync("Development", [.. more.SkipWhile(word => word == "--")], cancel);
                break;
            case ["dotnet", "publish", "src/QuizBot", "-c", "Release", "-o", "out"]:
                Assert.True(Directory.Exists(Published.Folder), "It is published once for all tests.");
                break;
            case ["out/QuizBot", "doctor"]:
                // It ends with 1 where there is something to mend, as there is before the bot is registered anywhere.
                var (_, diagnosis) = await EndAsync(["doctor"], cancel);
                Assert.Contains("well      store:", diagnosis, StringComparison.Ordinal);
                break;
            case ["out/QuizBot", .. var args]:
                await RunAsync("Production", args, cancel);
                break;
            case ["dotnet", "run", "--project", var project, "-c", "Release", "--no-build", "--", "-class", var filter]
                when project.StartsWith("tests/", StringComparison.Ordinal):
                Assert.NotEmpty(Directory.EnumerateFiles(Repository.At(project), $"{filter.Trim('\'')}.cs", SearchOption.AllDirectories));
                break;
            case ["QuizBot", .. var args]:
                await IsKnownAsync(args, cancel);
                break;
            case ["curl", var address] when !isAdmin:
                using (var http = new HttpClient { BaseAddress = bot!.Url })
                    await http.GetStringAsync(new Uri(new Uri(address).PathAndQuery, UriKind.Relative), cancel);
                break;
            case ["bash", "tests/playground/run.sh"]:
                // It fetches what is evaluated under a licence of its own: nothing that a test may do unasked.
                using (var check = Process.Start("bash", ["-n", Repository.At("tests", "playground", "run.sh")]))
                {
                    await check.WaitForExitAsync(cancel);
                    Assert.Equal(0, check.ExitCode);
                }

                break;
            default:
                Assert.True(isAdmin || Ci.Contains(Setting.Replace(command, ""), StringComparison.Ordinal), $"Neither a test nor CI runs “{command}”.");
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The program with these arguments: a command must end well, and without one it must become ready to answer people.</summary>
    private async Task RunAsync(string environment, List<string> args, CancellationToken cancel)
    {
        if (args is [var first, ..] && !first.StartsWith('-'))
        {
            var (exitCode, said) = await EndAsync(args, cancel);
            Assert.True(exitCode == 0, said);
            return;
        }

        bot = await BotProcess.StartAsync(
            new ProcessStartInfo("dotnet", [Program, .. args, "--Urls", "http://127.0.0.1:0"])
            {
                WorkingDirectory = folder,
                Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment },
            },
            cancel);
        Assert.True(bot.Url is not null, bot.Output);
        using var http = new HttpClient { BaseAddress = bot.Url };
        Assert.StartsWith("ready", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), cancel), StringComparison.Ordinal);
    }

    /// <summary>That there is such a command, with such options; it may mean data that only its reader has.</summary>
    private async Task IsKnownAsync(List<string> args, CancellationToken cancel)
    {
        var (exitCode, said) = await EndAsync([.. args.TakeWhile(word => CommandName.IsMatch(word)), "--help"], cancel);
        Assert.True(exitCode == 0, said);
        Assert.All(args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && !arg.Contains(':', StringComparison.Ordinal)), option => Assert.Contains(option, said, StringComparison.Ordinal));
    }

    private async Task<(int ExitCode, string Said)> EndAsync(IEnumerable<string> args, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output + await error);
    }

    [GeneratedRegex("(?:\"[^\"]*\"|[^\\s\"]+)+")]
    private static partial Regex Word { get; }

    [GeneratedRegex("^(?:[A-Z_]+=\\S+ )+")]
    private static partial Regex Setting { get; }

    [GeneratedRegex("^[a-z]+$")]
    private static partial Regex CommandName { get; }
}
