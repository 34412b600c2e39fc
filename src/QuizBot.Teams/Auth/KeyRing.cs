using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace QuizBot.Teams.Auth;

/// <summary>
/// The keys that the Bot Framework signs with. They are fetched in the background, at the start and every 12 hours, and when a token names
/// an unknown key: one fetch at a time for all who wait for it, which none of them can cancel, and a minute after the last one at the
/// earliest. Keys that were good stay good while the metadata cannot be had.
/// </summary>
/// <remarks>
/// The library fetches and reads; when is decided here. Its own <c>ConfigurationManager</c> fetches once for each caller in turn until it
/// has the first keys, so that strangers who come first keep Teams waiting while the metadata hang; it answers the first message after a
/// change of keys before it has the new ones, and Teams does not send a refused message again; and it goes by the clock on the wall.
/// </remarks>
internal sealed partial class KeyRing(HttpClient http, TeamsOptions options, TimeProvider time, ILogger<KeyRing> log) : BackgroundService
{
    private const int SmallestKey = 2048;
    private static readonly TimeSpan Age = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly HttpDocumentRetriever documents = new(http) { RequireHttps = !options.OpenIdMetadata.IsLoopback };
    private readonly Lock gate = new();
    private volatile IReadOnlyList<JsonWebKey> keys = [];
    private Task<bool>? fetch;
    private long? ended;

    /// <summary>The key with this id; null where there is none.</summary>
    public async ValueTask<JsonWebKey?> FindAsync(string kid, CancellationToken cancel)
    {
        if (Find(kid) is { } known)
            return known;
        await FetchAsync(Pause).WaitAsync(cancel);
        return Find(kid);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.AppId is null)
            return;
        for (var failures = 0; ;)
        {
            failures = await FetchAsync(TimeSpan.Zero) ? 0 : failures + 1;
            await Task.Delay(failures == 0 ? Age : Backoff(failures), time, stoppingToken);
        }
    }

    private JsonWebKey? Find(string kid) => keys.FirstOrDefault(key => key.Kid == kid);

    /// <summary>1, 2, 4 seconds and so on, up to a minute.</summary>
    private static TimeSpan Backoff(int failures) => failures > 6 ? Pause : TimeSpan.FromSeconds(1 << (failures - 1));

    /// <summary>
    /// The fetch that is under way, or a new one unless the last one ended less than <paramref name="pause"/> ago. True where it brought
    /// keys.
    /// </summary>
    private Task<bool> FetchAsync(TimeSpan pause)
    {
        lock (gate)
        {
            if (fetch is { IsCompleted: false })
                return fetch;
            if (ended is { } last && time.GetElapsedTime(last) < pause)
                return Task.FromResult(false);
            return fetch = Task.Run(FetchAsync);
        }
    }

    private async Task<bool> FetchAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Longest, time);
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(options.OpenIdMetadata.AbsoluteUri, documents, limit.Token);
            if (metadata.JsonWebKeySet is not { } set)
                throw new JsonException("The metadata name no jwks_uri.");
            keys = [.. set.Keys.Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && key.KeySize >= SmallestKey)];
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with what came, or with the way to it, the old keys serve on.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.NoKeys(log, options.OpenIdMetadata, problem.Message);
            return false;
        }
        finally
        {
            lock (gate)
                ended = time.GetTimestamp();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Warning,
            "The keys of the Bot Framework could not be fetched from {Metadata}, and are tried again within a minute: {Problem}")]
        public static partial void NoKeys(ILogger log, Uri metadata, string problem);
    }
}
