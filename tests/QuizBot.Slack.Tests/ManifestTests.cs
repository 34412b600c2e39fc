using System.CommandLine;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class ManifestTests
{
    private static readonly Uri Example = new("https://quizbot.example.com");

    [Fact]
    public void The_manifest_in_the_repository_is_what_the_program_writes()
    {
        var path = Repository.At("manifest", "slack", "manifest.yaml");
        var expected = SlackManifest.Yaml(Example, socketMode: false);
        if (Environment.GetEnvironmentVariable("QUIZBOT_SNAPSHOTS") == "write")
            File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Every_text_of_the_manifest_is_within_slacks_limits_and_is_plain_yaml()
    {
        foreach (var socketMode in new[] { false, true })
        {
            var yaml = SlackManifest.Yaml(Example, socketMode);
            foreach (var line in yaml.Split('\n').Where(line => line.Trim().StartsWith("description:", StringComparison.Ordinal)))
                Assert.InRange(line.Split("description: ")[1].Length, 1, 139);
            Assert.DoesNotContain('\t', yaml);
            Assert.Equal(!socketMode, yaml.Contains("quizbot.example.com/slack/", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_manifest_asks_for_the_scopes_that_its_events_and_methods_need()
    {
        Dictionary<string, string> needed = new()
        {
            ["app_mention"] = "app_mentions:read",
            ["message.im"] = "im:history",
            ["member_joined_channel"] = "channels:read",
            ["channel_left"] = "channels:read",
            ["group_left"] = "groups:read",
        };
        Assert.All(SlackManifest.Events, name => Assert.True(!needed.TryGetValue(name, out var scope) || SlackManifest.Scopes.Contains(scope), name));
        Assert.Superset(new HashSet<string> { "chat:write", "commands", "im:write", "users:read" }, SlackManifest.Scopes.ToHashSet());
    }

    [Theory]
    [InlineData(0, "--url", "https://bot.example.org")]
    [InlineData(0, "--socket-mode")]
    [InlineData(2)]
    [InlineData(2, "--url", "http://bot.example.org")]
    [InlineData(2, "--url", "bot")]
    public void The_command_prints_the_manifest_or_says_what_is_missing(int exit, params string[] arguments)
    {
        var output = new StringWriter();
        var errors = new StringWriter();
        Assert.Equal(exit, QuizBot.Commands.SlackManifestCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors }));
        Assert.Equal(exit == 0, output.ToString().Contains("display_information", StringComparison.Ordinal));
        Assert.Equal(exit != 0, errors.ToString().Contains("--url", StringComparison.Ordinal));
    }
}

