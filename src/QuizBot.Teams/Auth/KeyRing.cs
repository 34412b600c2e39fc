using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Auth;

/// <summary>
/// The keys that the Bot Framework signs with: fetched when first needed, again every 12 hours, and when a token names an unknown
/// key, but never more often than once a minute. Keys that were good stay good while the metadata cannot be had.
/// </summary>
internal sealed partial class KeyRing(HttpClient http, Uri metadata, TimeProvider time, ILogger<KeyRing> log) : IDisposable
{
    private static readonly TimeSpan Age = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim one = new(1);
    private volatile Keys ring = new([], DateTimeOffset.MinValue);
    private DateTimeOffset tried = DateTimeOffset.MinValue;

    /// <summary>The key with this id; null where there is none.</summary>
    public async ValueTask<JsonWebKey?> FindAsync(string kid, CancellationToken cancel)
    {
        var keys = ring;
        if (time.GetUtcNow() - keys.At < Age && keys.Find(kid) is { } known)
            return known;
        await one.WaitAsync(cancel);
        try
        {
            if (ReferenceEquals(keys, ring) && time.GetUtcNow() - tried >= Pause)
                await FetchAsync(cancel);
            return ring.Find(kid);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task FetchAsync(CancellationToken cancel)
    {
        tried = time.GetUtcNow();
        try
        {
            using var document = JsonDocument.Parse(await http.GetByteArrayAsync(metadata, cancel));
            if (!Uri.TryCreate(JsonText.Member(document.RootElement, "jwks_uri"), UriKind.Absolute, out var address) || address.Scheme != metadata.Scheme)
                throw new JsonException("The metadata name no jwks_uri.");
            var set = new JsonWebKeySet(await http.GetStringAsync(address, cancel));
            ring = new Keys([.. set.Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA)], tried);
        }
        catch (Exception problem) when (problem is HttpRequestException or JsonException or ArgumentException or SecurityTokenException
            || (problem is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Log.NoKeys(log, metadata, problem.Message);
        }
    }

    private sealed record Keys(IReadOnlyList<JsonWebKey> All, DateTimeOffset At)
    {
        public JsonWebKey? Find(string kid) => All.FirstOrDefault(key => key.Kid == kid);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The keys of the Bot Framework could not be fetched from {Metadata}: {Problem} Trying again with the next message, after a minute at the earliest.")]
        public static partial void NoKeys(ILogger log, Uri metadata, string problem);
    }
}
