using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace QuizBot.Teams.Auth;

/// <summary>What the bot shows to get its tokens.</summary>
internal static class BotCredential
{
    private const string BotFrameworkTenant = "botframework.com";

    /// <summary>Null without an app id.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; the message names the setting.</exception>
    public static TokenCredential? Create(TeamsOptions options, HttpClient? http = null)
    {
        if (options.AppId is not { } app)
            return null;
        return options.AppType switch
        {
            AppType.UserAssignedMSI => new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(app)),
            AppType.WorkloadIdentity => new WorkloadIdentityCredential(With(
                new WorkloadIdentityCredentialOptions
                {
                    ClientId = app,
                    TenantId = Tenant(options),
                    DisableInstanceDiscovery = IsOwnAuthority(options),
                },
                options, http)),
#pragma warning disable CA2000 // The credential signs with the certificate for as long as the process lives.
            _ when options.CertificatePath is not null => new ClientCertificateCredential(
                Tenant(options), app, Certificate(options),
                With(
                    new ClientCertificateCredentialOptions
                    {
                        SendCertificateChain = true,
                        DisableInstanceDiscovery = IsOwnAuthority(options),
                    },
                    options, http)),
#pragma warning restore CA2000
            _ => new ClientSecretCredential(
                Tenant(options),
                app,
                options.AppPassword ?? throw new InvalidOperationException("MicrosoftAppId is set, but there is no MicrosoftAppPassword, "
                    + "MicrosoftAppCertificatePath or MicrosoftAppType=UserAssignedMSI or WorkloadIdentity."),
                With(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsOwnAuthority(options) }, options, http)),
        };
    }

    private static string Tenant(TeamsOptions options) =>
        options.AppType == AppType.MultiTenant ? options.TenantId ?? BotFrameworkTenant
        : options.TenantId ?? throw new InvalidOperationException(
            $"MicrosoftAppTenantId is missing: MicrosoftAppType {options.AppType} needs the tenant that the bot is registered in.");

    /// <summary>Discovery asks the public cloud which authorities exist; it knows nothing of a stand-in or a closed cloud.</summary>
    private static bool IsOwnAuthority(TeamsOptions options) => options.LoginAuthority != TeamsOptions.PublicAuthority;

    private static T With<T>(T credential, TeamsOptions options, HttpClient? http)
        where T : TokenCredentialOptions
    {
        credential.AuthorityHost = options.LoginAuthority;
        if (http is not null)
            credential.Transport = new HttpClientTransport(http);
        return credential;
    }

    private static X509Certificate2 Certificate(TeamsOptions options)
    {
        var path = options.CertificatePath!;
        try
        {
            return string.Equals(Path.GetExtension(path), ".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"MicrosoftAppCertificatePath \"{path}\" cannot be read: {problem.Message}", problem);
        }
    }
}
