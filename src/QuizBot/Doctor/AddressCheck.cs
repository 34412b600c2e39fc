using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using QuizBot.Health;

namespace QuizBot.Doctor;

/// <summary>Goes to the bot by the address that people and channels use.</summary>
internal static class AddressCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    /// <param name="address">What PublicUrl is; null where it is not set.</param>
    /// <param name="store">What the store of the settings is called; null where it cannot be read.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Diagnosis> LookAsync(Uri? address, string? store, CancellationToken cancel)
    {
        if (address is null)
            return new("address", "PublicUrl is not set", null);
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            return new(
                "address", address.ToString(),
                $"PublicUrl is {address}. Teams and Slack speak https only: set it to https://{address.Host}.");
        DateTime? ends = null;
        var refused = SslPolicyErrors.None;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
        {
            ends = certificate?.NotAfter.ToUniversalTime();
            refused = errors;
            return errors == SslPolicyErrors.None;
        };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var response = await http.GetAsync(new Uri(address, "/health/live"), cancel);
            var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel);
            var theirs = response.Headers.TryGetValues(HealthEndpoints.StoreHeader, out var named) ? named.First() : null;
            var problem = answer.Trim() != "alive"
                ? $"Something answers at {address}, but it is not QuizBot. Look at your proxy and at PublicUrl."
                : store is not null && theirs is not null && store != theirs
                    ? $"The QuizBot that answers at {address} keeps what people learn in another store than these settings name. "
                        + "Two bots on one app id or one Slack app answer twice: stop one, or give both the same store."
                : ends - DateTime.UtcNow < Soon ? $"The certificate of {address.Host} ends on {Day(ends)}. Renew it."
                : null;
            return new("address", $"{address} answers", problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            var why = problem is not HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
                ? $"{problem.Message.TrimEnd('.')}. If the bot is not started yet, start it; else look at DNS and the proxy."
                : ends < DateTime.UtcNow ? $"its certificate ended on {Day(ends)}. Renew it."
                : refused.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                    ? $"its certificate is of another name. Give the proxy one for {address.Host}."
                : refused == SslPolicyErrors.None
                    ? $"{(problem.InnerException ?? problem).Message.TrimEnd('.')}. Look whether https is spoken at this port, and whether "
                        + $"the proxy has a certificate for {address.Host}."
                : "its certificate is not one that this machine trusts. Give the proxy one of a public authority, with the whole chain.";
            return new("address", $"{address} does not answer", $"{address} cannot be reached from here: {why}");
        }
    }

    private static string Day(DateTime? time) => time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>The certificate that the bot signs in with.</summary>
internal static class CertificateCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public static Diagnosis Look(string path, string? password, DateTimeOffset now)
    {
        try
        {
            using var certificate = string.Equals(Path.GetExtension(path), ".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            var end = certificate.NotAfter.ToUniversalTime();
            var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return new("certificate", $"{path}, until {day}",
                end <= now.UtcDateTime ? $"The certificate ended on {day}. "
                    + "Make a new one, upload it to the app registration and set MicrosoftAppCertificatePath to it."
                : end - now.UtcDateTime < Soon ? $"The certificate ends on {day}. Make a new one before that."
                : null);
        }
        catch (Exception problem)
            when (problem is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            return new(
                "certificate", path,
                $"MicrosoftAppCertificatePath {path} cannot be read: {problem.Message} A PFX file needs MicrosoftAppCertificatePassword, "
                    + "a PEM file the private key beside the certificate.");
        }
    }
}
