using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams;

/// <summary>
/// The package that an admin uploads to Teams: the manifest of manifest/teams with what is this bot's own filled in, and the icons.
/// </summary>
public static class TeamsManifest
{
    /// <summary>Most commands that Teams takes in a list.</summary>
    private const int MaxCommands = 12;

    /// <summary>What the bot serves about itself.</summary>
    private static readonly (string Name, string Page)[] Pages =
        [("websiteUrl", "about"), ("privacyUrl", "privacy"), ("termsOfUseUrl", "terms")];

    private static readonly JsonSerializerOptions Readable = new(TeamsJson.Options) { WriteIndented = true };

    /// <param name="appId">The app id of the bot's registration.</param>
    /// <param name="domain">The bot's host name, without https.</param>
    public static JsonObject Manifest(Guid appId, string domain)
    {
        using var template = Open("manifest.json");
        var manifest = JsonNode.Parse(template)!.AsObject();
        var id = appId.ToString("D");
        manifest["id"] = id;
        foreach (var (name, page) in Pages)
            manifest["developer"]![name] = $"https://{domain}/{page}";
        manifest["bots"]![0]!["botId"] = id;
        manifest["bots"]![0]!["commandLists"] = new JsonArray(
            List(["personal", "copilot"], Commands.All),
            List(["team", "groupChat"], [.. Commands.All.Where(command => !command.Personal)]));
        manifest["composeExtensions"]![0]!["botId"] = id;
        manifest["copilotAgents"]!["customEngineAgents"]![0]!["id"] = id;
        manifest["validDomains"] = new JsonArray(domain);
        return manifest;
    }

    /// <summary>Writes the package as a zip archive.</summary>
    /// <param name="appId">The app id of the bot's registration.</param>
    /// <param name="domain">The bot's host name, without https.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(Guid appId, string domain, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var manifest = zip.CreateEntry("manifest.json").Open())
            JsonSerializer.Serialize(manifest, Manifest(appId, domain), Readable);
        foreach (var icon in (string[])["color.png", "outline.png"])
        {
            using var source = Open(icon);
            using var target = zip.CreateEntry(icon).Open();
            source.CopyTo(target);
        }
    }

    /// <summary>The first commands, and always the one that lists all of them.</summary>
    private static JsonObject List(string[] scopes, IReadOnlyList<CommandSpec> commands) => new()
    {
        ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]),
        ["commands"] = new JsonArray([.. Shown(commands)
            .Select(command => (JsonNode)new JsonObject { ["title"] = command.Name, ["description"] = command.Help })]),
    };

    /// <summary>As many as Teams takes; help, from which a person finds all others, is always the last.</summary>
    private static IEnumerable<CommandSpec> Shown(IReadOnlyList<CommandSpec> commands) => commands
        .Where(command => command.Name != Commands.Help)
        .Take(MaxCommands - 1)
        .Concat(commands.Where(command => command.Name == Commands.Help));

    private static Stream Open(string name) =>
        typeof(TeamsManifest).Assembly.GetManifestResourceStream("teams/" + name)
            ?? throw new InvalidOperationException(name + " is not in the program.");
}
