using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace QuizBot.Tests.Doctor;

/// <summary>
/// What a bot meets outside, on one https address of this machine: Entra's token endpoint, the identity of an App Service, a storage account
/// that lets nobody in, and the bot's own public address. Each refuses as the real one does.
/// </summary>
internal sealed class StandInCloud : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2 certificate;

    private StandInCloud(WebApplication app, X509Certificate2 certificate) => (this.app, this.certificate) = (app, certificate);

    /// <summary>Entra's code for its refusal, such as AADSTS7000215; null to give a token.</summary>
    public string? Refusal { get; set; }

    /// <summary>How the storage account refuses whom it knows.</summary>
    public string StorageRefusal { get; set; } = "AuthorizationPermissionMismatch";

    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>What the public address answers to who asks whether the bot lives.</summary>
    public string Live { get; set; } = "alive\n";

    public Uri Address => new(app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)).Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    private string Plain => app.Urls.First(url => url.StartsWith("http:", StringComparison.Ordinal));

    /// <param name="ends">When the certificate of its address does; it began a month ago.</param>
    public static async Task<StandInCloud> StartAsync(DateTimeOffset ends)
    {
        var certificate = Certificate("localhost", ends);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.UseHttps(certificate);
            });
        });
        var cloud = new StandInCloud(builder.Build(), certificate);
        cloud.app.Use((context, next) =>
        {
            context.Response.Headers.Date = (DateTimeOffset.UtcNow + cloud.Ahead).ToString("R");
            return next(context);
        });
        cloud.app.MapPost("/{tenant}/oauth2/v2.0/token", cloud.TokenAsync);
        cloud.app.MapGet("/msi/token", () => Results.Json(new { token_type = "Bearer", access_token = "token", expires_on = "4102444800" }));
        cloud.app.MapGet("/health/live", () => Results.Text(cloud.Live));
        cloud.app.Map("/Tables", cloud.RefuseAsync);
        await cloud.app.StartAsync();
        return cloud;
    }

    /// <summary>A certificate for a name, signed by itself.</summary>
    public static X509Certificate2 Certificate(string name, DateTimeOffset ends)
    {
        using var rsa = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        var request = new CertificateRequest($"CN={name}, O={Guid.NewGuid()}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var created = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), ends);
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>The environment of a program that trusts this cloud and no other, and has an identity of its App Service.</summary>
    public Dictionary<string, string?> Environment(string folder)
    {
        var roots = Path.Combine(folder, "roots.pem");
        File.WriteAllText(roots, certificate.ExportCertificatePem() + "\n");
        return new() { ["SSL_CERT_FILE"] = roots, ["IDENTITY_ENDPOINT"] = Plain + "/msi/token", ["IDENTITY_HEADER"] = "proof" };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private Task TokenAsync(HttpContext context)
    {
        if (Refusal is null)
            return context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3600, access_token = "token" });
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return context.Response.WriteAsJsonAsync(new { error = "invalid_client", error_description = $"{Refusal}: Refused. Trace ID: 1" });
    }

    private Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.Headers["x-ms-error-code"] = StorageRefusal;
        return context.Response.WriteAsync(
            "{\"odata.error\":{\"code\":\"" + StorageRefusal + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"Refused.\"}}}");
    }
}
