using System.CommandLine;
using QuizBot.Slack;

namespace QuizBot.Commands;

/// <summary><c>QuizBot manifest slack</c>: prints the manifest that creates the Slack app.</summary>
internal static class SlackManifestCommand
{
    public static Command Create()
    {
        var url = new Option<string>("--url")
        {
            Description = "The https address people reach this bot at, such as "
            + "https://quizbot.example.com",
            DefaultValueFactory = _ => ""
        };
        var socket = new Option<bool>("--socket-mode") { Description = "For a bot that needs no public address (Slack:AppToken is set)" };
        var command = new Command("slack", "Print the manifest to create the Slack app from") { url, socket };
        command.SetAction(result =>
        {
            var socketMode = result.GetValue(socket);
            var text = result.GetValue(url) ?? "";
            if (socketMode && text.Length > 0)
            {
                result.InvocationConfiguration.Error
                    .WriteLine("Slack reaches a bot either by --url or by --socket-mode, not by both: leave one out.");
                return CommandLine.WrongUse;
            }

            if (!socketMode && !(Uri.TryCreate(text, UriKind.Absolute, out var given) && given.Scheme == Uri.UriSchemeHttps))
            {
                result.InvocationConfiguration.Error
                    .WriteLine("Slack needs to know where this bot is: add --url https://your.address, or --socket-mode if it has none.");
                return CommandLine.WrongUse;
            }

            result.InvocationConfiguration.Output.Write(SlackManifest.Yaml(socketMode ? null : new Uri(text)));
            return CommandLine.Fine;
        });
        return command;
    }
}
