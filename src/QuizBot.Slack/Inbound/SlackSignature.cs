using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QuizBot.Slack.Inbound;

/// <summary>Slack's v0 signature: HMAC-SHA256 over <c>v0:{timestamp}:{raw body}</c>, written as <c>v0=</c> and small hex digits.</summary>
internal static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";
    private const string Version = "v0=";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Takes as long for a nearly right signature as for a wrong one.</summary>
    /// <param name="secret">The signing secret; where it is empty nothing is ever genuine.</param>
    /// <param name="timestamp">The header's value, Unix seconds.</param>
    /// <param name="signature">The header's value.</param>
    /// <param name="body">As received.</param>
    /// <param name="now">Requests more than 300 s away from it, either way, are refused.</param>
    public static bool IsGenuine(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.Length == 0 || timestamp is null || signature is null)
            return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return false;
        var age = (decimal)now.ToUnixTimeSeconds() - seconds;
        if (Math.Abs(age) > (decimal)Window.TotalSeconds)
            return false;
        var expected = Encoding.ASCII.GetBytes(Sign(secret, timestamp, body));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
    }

    public static string Sign(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes($"v0:{timestamp}:");
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(head);
        hash.AppendData(body);
        return Version + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
