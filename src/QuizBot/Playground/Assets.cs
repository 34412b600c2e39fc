using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace QuizBot.Playground;

/// <summary>The page and its scripts, styles and pictures; they travel inside the program.</summary>
internal static class Assets
{
    public const string Page = "index.html";

    private const string Prefix = "playground/";

    private static readonly Dictionary<string, Asset> All = Load();

    public static IEnumerable<string> Names => All.Keys;

    public static async Task SendAsync(HttpContext context, string name)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            await RequestBodies.ProblemAsync(context, StatusCodes.Status404NotFound, "The playground has no such page.");
            return;
        }
        context.Response.Headers.CacheControl = "no-cache";
        await TypedResults.Bytes(asset.Bytes, asset.ContentType, entityTag: asset.Tag).ExecuteAsync(context);
    }

    private static Dictionary<string, Asset> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(resource => resource[Prefix.Length..], resource => Read(assembly, resource), StringComparer.Ordinal);
    }

    private static Asset Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var type = Path.GetExtension(resource) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => throw new InvalidOperationException($"No content type is known for {resource}."),
        };
        return new Asset(bytes, type, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }

    private sealed record Asset(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag);
}
