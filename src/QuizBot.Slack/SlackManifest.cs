using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Slack;

/// <summary>What the app asks of Slack: manifest/slack/manifest.yaml, with what is this bot's own filled in.</summary>
public static class SlackManifest
{
    /// <summary>The slash command, to which everything that can be typed is given.</summary>
    public const string Command = "/quiz";

    /// <summary>Stands in the file for where the bot is reached.</summary>
    private const string Example = "https://quizbot.example.com";

    private static readonly string[] Template = Read();

    /// <summary>The bot's scopes.</summary>
    public static IReadOnlyList<string> Scopes { get; } = List("bot:");

    /// <summary>The events that Slack tells the bot.</summary>
    public static IReadOnlyList<string> Events { get; } = List("bot_events:");

    /// <summary>The manifest as YAML, to be pasted where Slack creates an app.</summary>
    /// <param name="url">Where this bot is reached; https. Null for Socket Mode: a bot that reaches Slack by itself and is reached by
    /// nobody.</param>
    public static string Yaml(Uri? url)
    {
        var yaml = new StringBuilder();
        var address = url is null ? null : new Uri(url, "/").AbsoluteUri.TrimEnd('/');
        foreach (var line in Template)
        {
            if (line.StartsWith('#')
                || (address is null && (line.Contains(Example, StringComparison.Ordinal) || line.Trim() == "redirect_urls:")))
                continue;
            yaml.Append(line.Trim() switch
            {
                "usage_hint: help" => line.Replace(
                    "help", $"\"{string.Join(" | ", Commands.All.Select(command => command.Name))}\"", StringComparison.Ordinal),
                "socket_mode_enabled: false" when address is null => line.Replace("false", "true", StringComparison.Ordinal),
                _ => line.Replace(Example, address, StringComparison.Ordinal),
            }).Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>The items under a heading of the file.</summary>
    private static string[] List(string heading) =>
    [
        .. Template.SkipWhile(line => line.Trim() != heading).Skip(1).Select(line => line.Trim())
            .TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]),
    ];

    private static string[] Read()
    {
        using var stream = typeof(SlackManifest).Assembly.GetManifestResourceStream("slack/manifest.yaml")
            ?? throw new InvalidOperationException("manifest.yaml is not in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }
}
