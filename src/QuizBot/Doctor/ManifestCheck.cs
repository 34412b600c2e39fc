using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuizBot.Doctor;

/// <summary>Holds a Teams package against the settings: one made for another bot installs well and stays silent.</summary>
internal static class ManifestCheck
{
    public static Diagnosis Look(string path, string appId, Uri? publicUrl)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            using var stream = zip.GetEntry("manifest.json")?.Open();
            if (stream is null || JsonNode.Parse(stream) is not JsonObject manifest)
                return new("manifest", path, $"{path} has no manifest.json at its top. Make it with `QuizBot manifest teams`.");
            var bot = (string?)manifest["bots"]?[0]?["botId"] ?? "";
            string[] domains = [.. manifest["validDomains"]?.AsArray().Select(domain => (string?)domain).OfType<string>() ?? []];
            var problem = !string.Equals(bot, appId, StringComparison.OrdinalIgnoreCase)
                ? $"{path} is for the bot {bot}, but MicrosoftAppId is {(appId.Length > 0 ? appId : "not set")}. "
                    + $"Make it again with `QuizBot manifest teams --app-id {(appId.Length > 0 ? appId : "APP-ID")}`."
                : publicUrl is not null && !domains.Contains(publicUrl.Host, StringComparer.OrdinalIgnoreCase)
                    ? $"{path} names {string.Join(", ", domains)}, but PublicUrl is at {publicUrl.Host}. "
                        + $"Make it again with `--domain {publicUrl.Host}`."
                    : null;
            return new("manifest", path, problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException
            or JsonException or InvalidOperationException)
        {
            return new("manifest", path, $"{path} cannot be read as a Teams package: {problem.Message}");
        }
    }
}
