using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;

namespace QuizBot.Slack.Installs;

/// <summary>Reads secrets of Azure Key Vault, by the identity that the bot has in Azure.</summary>
/// <param name="credential">Proves who asks; null for the identity of the machine, as for the store.</param>
/// <param name="transport">Carries what is asked; null for the network.</param>
internal sealed class VaultSecrets(TokenCredential? credential = null, HttpPipelineTransport? transport = null)
{
    private const string Form = "write it like https://NAME.vault.azure.net/certificates/NAME";

    /// <summary>Nobody else gets the identity's token.</summary>
    private static readonly string[] Hosts = [".vault.azure.net", ".vault.azure.cn", ".vault.usgovcloudapi.net"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="place">A secret or a certificate, with or without its version: "https://v.vault.azure.net/certificates/slack".</param>
    /// <exception cref="IOException">It cannot be read; the message says why, and how to mend it.</exception>
    public string Read(string place)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort
            || address.UserInfo.Length > 0 || !Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)))
            throw new IOException($"that is no address of a key vault; {Form}.");
        if (address.AbsolutePath.Split('/') is not ["", "secrets" or "certificates", { Length: > 0 } name, .. { Length: <= 1 } version])
            throw new IOException($"it names no secret and no certificate; {Form}.");
        var options = new SecretClientOptions { Retry = { MaxRetries = 2, NetworkTimeout = Patience } };
        if (transport is not null)
            options.Transport = transport;
        var client = new SecretClient(
            new Uri(address.GetLeftPart(UriPartial.Authority)), credential ?? new DefaultAzureCredential(), options);
        try
        {
            return client.GetSecret(name, version is [{ Length: > 0 } one] ? one : null).Value.Value;
        }
        catch (RequestFailedException problem)
        {
            throw new IOException(problem.Status switch
            {
                401 or 403 => $"{address.Host} does not let the bot read it ({problem.ErrorCode ?? "Forbidden"}). Give the bot's identity "
                    + "the role Key Vault Secrets User there, and let the vault's firewall admit the bot.",
                404 => $"{address.Host} has no secret or certificate named {name}.",
                0 => $"{address.Host} does not answer. Look at the name and at the network.",
                _ => $"{address.Host} answered with {problem.Status} {problem.ErrorCode}.",
            }, problem);
        }
        catch (AuthenticationFailedException problem)
        {
            throw new IOException($"the bot has no identity to show to {address.Host}. Give it a managed identity.", problem);
        }
        catch (AggregateException problem)
        {
            throw new IOException($"{address.Host} does not answer. Look at the name and at the network.", problem);
        }
    }
}
