using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace QuizBot.Teams.Tests;

/// <summary>The Bot Framework's own side of trust, on loopback: metadata and signing keys, and over TLS a token endpoint.</summary>
internal sealed class StandInAuthority : IAsyncDisposable
{
    /// <summary>One for all tests: a key takes longer to make than most tests to run.</summary>
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly WebApplication app;
    private readonly List<(RsaSecurityKey Key, string[]? Endorsements)> published = [];

    private StandInAuthority(WebApplication app) => this.app = app;

    public string Metadata { get; private set; } = "";

    public string Login { get; private set; } = "";

    public bool Down { get; set; }

    public int Fetches { get; private set; }

    /// <summary>While set, the metadata are not answered before it is done.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>The forms that were sent to the token endpoint, or what a managed identity asked with.</summary>
    public List<(string Path, Dictionary<string, string> Form)> Asked { get; } = [];

    public int LifetimeSeconds { get; set; } = 3600;

    public static async Task<StandInAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate.Value));
        });
        var app = builder.Build();
        var authority = new StandInAuthority(app);
        app.MapGet("/metadata", authority.MetadataAsync);
        app.MapGet("/keys", authority.KeysAsync);
        app.MapGet("/msi/token", authority.HostTokenAsync);
        app.MapPost("/{tenant}/oauth2/v2.0/token", authority.TokenAsync);
        await app.StartAsync();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        authority.Metadata = addresses.Single(address => address.StartsWith("http:", StringComparison.Ordinal)) + "/metadata";
        authority.Login = addresses.Single(address => address.StartsWith("https:", StringComparison.Ordinal));
        return authority;
    }

    /// <summary>A client that trusts this authority's certificate and no other.</summary>
    public HttpClient Client() => new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == Certificate.Value.Thumbprint,
    });

    public RsaSecurityKey AddKey(string kid, params string[]? endorsements) => AddKey(kid, 2048, endorsements);

    public RsaSecurityKey AddKey(string kid, int bits, string[]? endorsements)
    {
        var key = new RsaSecurityKey(RSA.Create(bits)) { KeyId = kid };
        lock (published)
            published.Add((key, endorsements));
        return key;
    }

    public void RemoveKeys()
    {
        lock (published)
            published.Clear();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static X509Certificate2 MakeCertificate()
    {
        using var rsa = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=stand-in", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var created = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), null);
    }

    private async Task MetadataAsync(HttpContext context)
    {
        Fetches++;
        if (Hold is { } hold)
            await hold.Task.WaitAsync(context.RequestAborted);
        if (Down)
        {
            context.Response.StatusCode = 404;
            return;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = Metadata.Replace("/metadata", "/keys", StringComparison.Ordinal) });
    }

    private Task KeysAsync(HttpContext context)
    {
        var keys = new JsonArray();
        lock (published)
        {
            foreach (var (key, endorsements) in published)
            {
                var parameters = key.Rsa.ExportParameters(false);
                var json = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) };
                if (endorsements is not null)
                    json["endorsements"] = new JsonArray([.. endorsements.Select(one => (JsonNode)one)]);
                keys.Add((JsonNode)json);
            }
        }

        return context.Response.WriteAsJsonAsync(new JsonObject { ["keys"] = keys });
    }

    /// <summary>What App Service offers its programs.</summary>
    private Task HostTokenAsync(HttpContext context)
    {
        var asked = context.Request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
        asked["X-IDENTITY-HEADER"] = context.Request.Headers["X-IDENTITY-HEADER"].ToString();
        Asked.Add((context.Request.Path, asked));
        return context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["token_type"] = "Bearer",
            ["access_token"] = $"token-{Asked.Count}",
            ["resource"] = asked["resource"],
            ["expires_on"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Asked.Add((context.Request.Path, form.ToDictionary(entry => entry.Key, entry => entry.Value.ToString())));
        if (form["client_secret"] == "wrong")
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215: Invalid client secret provided." });
            return;
        }

        await context.Response.WriteAsJsonAsync(new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = LifetimeSeconds, ["access_token"] = $"token-{Asked.Count}" });
    }
}
