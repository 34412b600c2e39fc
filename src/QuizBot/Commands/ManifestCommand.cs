using System.CommandLine;
using QuizBot.Teams;

namespace QuizBot.Commands;

/// <summary><c>QuizBot manifest</c>: makes what an admin uploads to put the bot into a chat.</summary>
internal static class ManifestCommand
{
    public static Command Create() =>
        new("manifest", "Make what an admin uploads to Teams or Slack.") { Teams(), SlackManifestCommand.Create() };

    private static Command Teams()
    {
        var appId = new Option<Guid>("--app-id")
        {
            Description = "The app id (client id) of the bot's registration in Azure",
            HelpName = "app id",
            Required = true,
            CustomParser = result =>
            {
                if (!Guid.TryParse(result.Tokens[0].Value, out var id))
                    result.AddError($"--app-id is “{result.Tokens[0].Value}”, which is no app id. "
                        + "It is the \"Application (client) ID\" of the bot's registration, such as 0d1f6a52-8c3e-4b7a-9f20-6b1f7a0e6f0b.");
                return id;
            },
        };
        var domain = new Option<string>("--domain") { Description = "The bot's host name, such as quizbot.contoso.com", Required = true };
        var output =
            new Option<FileInfo>("--out") { Description = "The zip file to write", DefaultValueFactory = _ => new FileInfo("quizbot.zip") };
        domain.Validators.Add(result =>
        {
            var name = result.GetValue(domain);
            if (name is null || Uri.CheckHostName(name) != UriHostNameType.Dns || !name.Contains('.', StringComparison.Ordinal))
                result.AddError("--domain takes a host name alone, such as quizbot.contoso.com, without https:// and without a path.");
        });
        appId.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && Guid.TryParse(result.Tokens[0].Value, out var id) && id == Guid.Empty)
                result.AddError("--app-id is all zeros; it is the \"Application (client) ID\" of the bot's registration.");
        });
        var command = new Command("teams", "Fill in the Teams manifest and pack it with the icons.") { appId, domain, output };
        command.SetAction(parsed => Write(
            parsed.GetRequiredValue(appId), parsed.GetRequiredValue(domain), parsed.GetRequiredValue(output),
            parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Write(Guid appId, string domain, FileInfo output, TextWriter error)
    {
        try
        {
            using var file = output.Create();
            TeamsManifest.Write(appId, domain, file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{output.FullName} cannot be written: {problem.Message}");
            return CommandLine.WrongUse;
        }

        error.WriteLine($"Wrote {output.FullName}. Upload it in Teams: Apps, Manage your apps, Upload an app.");
        return CommandLine.Fine;
    }
}
