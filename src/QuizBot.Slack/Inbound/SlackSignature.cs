using System.Buffers;
using System.Diagnostics.CodeAnalysis;
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
    private static readonly SearchValues<char> SmallHexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>What the headers alone can tell: false for what cannot be genuine, whatever the body is.</summary>
    /// <param name="timestamp">The header's value, Unix seconds.</param>
    /// <param name="signature">The header's value.</param>
    /// <param name="now">Requests more than 300 s away from it, either way, are refused.</param>
    public static bool MayBeGenuine([NotNullWhen(true)] string? timestamp, [NotNullWhen(true)] string? signature, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Window.TotalSeconds
        && signature?.Length == Version.Length + (2 * HMACSHA256.HashSizeInBytes)
        && signature.StartsWith(Version, StringComparison.Ordinal)
        && signature.AsSpan(Version.Length).IndexOfAnyExcept(SmallHexDigits) < 0;

    /// <summary>Takes as long for a nearly right signature as for a wrong one.</summary>
    /// <param name="secret">The signing secret; where it is empty nothing is ever genuine.</param>
    /// <param name="timestamp">The header's value, Unix seconds.</param>
    /// <param name="signature">The header's value.</param>
    /// <param name="body">As received.</param>
    /// <param name="now">Requests more than 300 s away from it, either way, are refused.</param>
    public static bool IsGenuine(string secret, string? timestamp, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (secret.Length == 0 || !MayBeGenuine(timestamp, signature, now))
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
