using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace QuizBot.Doctor;

/// <summary>Goes to the bot by the address that people and channels use.</summary>
internal static class AddressCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    public static async Task<Diagnosis> LookAsync(Uri? address, CancellationToken cancel)
    {
        if (address is null)
            return new("address", "PublicUrl is not set", null);
        if (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            return new(
                "address", address.ToString(),
                $"PublicUrl is {address}. Teams and Slack speak https only: set it to https://{address.Host}.");
        DateTime? ends = null;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, errors) =>
        {
            ends = certificate?.NotAfter.ToUniversalTime();
            return errors == System.Net.Security.SslPolicyErrors.None;
        };
        using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            var answer = await http.GetStringAsync(new Uri(address, "/health/live"), cancel);
            var problem = answer.Trim() != "alive"
                ? $"Something answers at {address}, but it is not QuizBot. Look at your proxy and at PublicUrl."
                : ends is { } end && end - DateTime.UtcNow < Soon
                    ? $"The certificate of {address.Host} ends on {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. Renew it."
                : null;
            return new("address", $"{address} answers", problem);
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            var why = ends < DateTime.UtcNow ? "its certificate ended on "
                + $"{ends.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; renew it" : problem.Message;
            return new("address", $"{address} does not answer", $"{address} cannot be reached from here: {why}. "
                + "If the bot is not started yet, start it; else look at DNS, the proxy and its certificate.");
        }
    }
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
                $"MicrosoftAppCertificatePath {path} cannot be read: {problem.Message} A PFX file needs MicrosoftAppCertificatePassword.");
        }
    }
}
