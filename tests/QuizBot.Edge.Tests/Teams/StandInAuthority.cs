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
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace QuizBot.Edge.Tests.Teams;

/// <summary>The Bot Framework's own side of trust, on loopback: metadata and signing keys, and over TLS a token endpoint.</summary>
internal sealed class StandInAuthority : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<(RsaSecurityKey Key, string[]? Endorsements)> published = [];
    private readonly X509Certificate2 certificate;

    private StandInAuthority(WebApplication app, X509Certificate2 certificate)
    {
        this.app = app;
        this.certificate = certificate;
    }

    public string Metadata { get; private set; } = "";

    public string Login { get; private set; } = "";

    public bool Down { get; set; }

    public int Fetches { get; private set; }

    /// <summary>The forms that were sent to the token endpoint.</summary>
    public List<(string Path, Dictionary<string, string> Form)> Asked { get; } = [];

    public int LifetimeSeconds { get; set; } = 3600;

    public static async Task<StandInAuthority> StartAsync()
    {
        using var rsa = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=stand-in", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var created = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), null);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        var app = builder.Build();
        var authority = new StandInAuthority(app, certificate);
        app.MapGet("/metadata", authority.MetadataAsync);
        app.MapGet("/keys", authority.KeysAsync);
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
        ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
    });

    public RsaSecurityKey AddKey(string kid, params string[]? endorsements)
    {
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = kid };
        lock (published)
            published.Add((key, endorsements));
        return key;
    }

    public void RemoveKeys()
    {
        lock (published)
            published.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private Task MetadataAsync(HttpContext context)
    {
        Fetches++;
        if (Down)
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        }

        return context.Response.WriteAsJsonAsync(new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = Metadata.Replace("/metadata", "/keys", StringComparison.Ordinal) });
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
