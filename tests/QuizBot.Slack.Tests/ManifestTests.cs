using System.CommandLine;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void What_is_this_bots_own_is_filled_in()
    {
        var template = File.ReadAllLines(Repository.At("manifest", "slack", "manifest.yaml"));
        var filled = SlackManifest.Yaml(new Uri("https://bot.example.org/somewhere")).Split('\n');
        var commands = $"\"{string.Join(" | ", Core.Chat.Commands.All.Select(command => command.Name))}\"";
        Assert.Equal(
            template.Where(line => !line.StartsWith('#'))
                .Select(line => line.Replace("quizbot.example.com", "bot.example.org", StringComparison.Ordinal).Replace("usage_hint: help", "usage_hint: " + commands, StringComparison.Ordinal))
                .Append(""),
            filled);
        Assert.Contains("\"https://bot.example.org/slack/events\"", string.Concat(filled), StringComparison.Ordinal);
        Assert.InRange(commands.Length, 10, 1000);
    }

    [Fact]
    public void In_Socket_Mode_there_is_no_address()
    {
        var yaml = SlackManifest.Yaml(null);
        Assert.DoesNotContain("http", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("url", yaml, StringComparison.Ordinal);
        Assert.Contains("socket_mode_enabled: true", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_the_manifest_is_within_Slacks_limits()
    {
        var lines = SlackManifest.Yaml(null).Split('\n');
        Assert.All(lines.Where(line => line.Trim().StartsWith("description:", StringComparison.Ordinal)), line => Assert.InRange(line.Split("description: ")[1].Length, 1, 139));
        Assert.Contains("callback_id: " + InteractionReader.QuizMe, lines.Select(line => line.Trim()));
        Assert.Contains("callback_id: " + InteractionReader.ExplainThis, lines.Select(line => line.Trim()));
        Assert.Contains("- command: " + SlackManifest.Command, lines.Select(line => line.Trim()));
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
        Assert.Equal((8, 9), (SlackManifest.Events.Count, SlackManifest.Scopes.Count));
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

