using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace QuizBot.Slack.Installs;

/// <summary>
/// The certificates that wrap the keys which seal Slack's tokens in the store. Without one the keys lie beside the lock: who has a copy of
/// the store can read the tokens. The first wraps; all unwrap, so that an old one can stand behind its successor.
/// </summary>
internal static class KeyCertificates
{
    /// <param name="options">Where they are.</param>
    /// <param name="vault">Reads those in a key vault.</param>
    /// <exception cref="InvalidOperationException">One cannot be read; the message names it.</exception>
    public static IReadOnlyList<X509Certificate2> Load(SlackOptions options, VaultSecrets vault) =>
    [
        .. options.KeyCertificatePath.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Load(path, options.KeyCertificatePassword, vault)),
    ];

    private static X509Certificate2 Load(string path, string password, VaultSecrets vault)
    {
        try
        {
            var certificate = path.Contains("://", StringComparison.Ordinal) ? FromVault(vault.Read(path))
                : string.Equals(Path.GetExtension(path), ".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password.Length > 0 ? password : null);
            return certificate.GetRSAPrivateKey() is null
                ? throw new InvalidOperationException(Text(path, "it has no RSA private key."))
                : certificate;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException
            or FormatException)
        {
            throw new InvalidOperationException(Text(path, problem.Message), problem);
        }
    }

    /// <summary>A certificate of a vault is readable as a secret, without a password, in the form it was made in.</summary>
    private static X509Certificate2 FromVault(string secret) =>
        secret.Contains(" PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(secret, secret)
        : secret.Contains("-----BEGIN ", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(secret)
        : X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(secret), null);

    private static string Text(string path, string problem) => $"Slack:KeyCertificatePath \"{path}\" cannot be used: {problem}";
}
