using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace QuizBot.Tests.Deploy;

/// <summary>A container registry on a free loopback port that has one image, with nothing in it.</summary>
internal sealed class StandInRegistry : IAsyncDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly WebApplication app;
    private readonly Dictionary<string, byte[]> blobs = [];
    private readonly byte[] manifest;

    private StandInRegistry(WebApplication app)
    {
        this.app = app;
        var tar = new byte[1024];
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(tar);
        var layer = zipped.ToArray();
        var config = Encoding.UTF8.GetBytes($$"""{"architecture":"amd64","os":"linux","config":{"Env":["PATH=/usr/bin"]},"rootfs":{"type":"layers","diff_ids":["{{Digest(tar)}}"]},"history":[{"created_by":"test"}]}""");
        blobs[Digest(layer)] = layer;
        blobs[Digest(config)] = config;
        manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{ManifestType}}","config":{"mediaType":"application/vnd.docker.container.image.v1+json","size":{{config.Length}},"digest":"{{Digest(config)}}"},"layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","size":{{layer.Length}},"digest":"{{Digest(layer)}}"}]}""");
    }

    public string BaseImage => $"{Address}/base/aspnet:1.0.0";

    /// <summary>Host and port.</summary>
    public string Address => new Uri(app.Urls.Single()).Authority;

    public static async Task<StandInRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var registry = new StandInRegistry(app);
        app.Run(registry.AnswerAsync);
        await app.StartAsync();
        return registry;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var last = path[(path.LastIndexOf('/') + 1)..];
        if (path.Contains("/manifests/", StringComparison.Ordinal))
        {
            context.Response.ContentType = ManifestType;
            context.Response.Headers["Docker-Content-Digest"] = Digest(manifest);
            await context.Response.BodyWriter.WriteAsync(manifest);
        }
        else if (blobs.TryGetValue(last, out var blob))
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = blob.Length;
            if (!HttpMethods.IsHead(context.Request.Method))
                await context.Response.BodyWriter.WriteAsync(blob);
        }
        else
        {
            context.Response.StatusCode = path is "/v2/" or "/v2" ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        }
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));
}
