using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Installs;

/// <summary>Finds the token for a workspace, and keeps it fresh where tokens rotate.</summary>
internal sealed partial class InstallBook(
    InstallStore store, Departures departures, SlackClient client, IOptions<SlackOptions> options, TimeProvider time,
    ILogger<InstallBook> log) : IDisposable
{
    /// <summary>What the only installation is remembered by.</summary>
    private const string Only = "";

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RotateBefore = TimeSpan.FromHours(2);
    private static readonly TimeSpan RotationTakes = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, (Install? Install, long At)> remembered = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim single = new(1, 1);

    public void Dispose() => single.Dispose();

    /// <summary>Null where the app is not installed there.</summary>
    public async Task<Install?> FindAsync(Workspace workspace, CancellationToken cancel)
    {
        foreach (var id in new[] { workspace.Team, workspace.Enterprise })
        {
            if (id is not null && await FindAsync(id, cancel) is { } install
                && (workspace.App is null || install.App.Length == 0 || install.App == workspace.App))
                return install;
        }

        return null;
    }

    public async Task SaveAsync(Install install, CancellationToken cancel)
    {
        await store.WriteAsync(install, cancel);
        await departures.ClearAsync(InstallStore.Channel, install.Workspace, cancel);
        remembered.TryRemove(install.Workspace, out _);
    }

    /// <summary>
    /// Forgets what was installed up to then. What was installed again since, stays; whether the only one was, Slack is asked when it is
    /// looked for next.
    /// </summary>
    public async Task RemoveAsync(Workspace workspace, DateTimeOffset at, CancellationToken cancel)
    {
        await departures.MarkAsync(new(InstallStore.Channel, workspace.Id, at, Whole: true, workspace.Enterprise), cancel);
        remembered.TryRemove(Only, out _);
        foreach (var id in new[] { workspace.Team, workspace.Enterprise })
        {
            if (id is null)
                continue;
            if (options.Value.BotToken.Length > 0)
                remembered.TryRemove(id, out _);
            if (await store.ReadAsync(id, cancel) is not { } stored)
                continue;
            if (stored.Install.Installed.ToUnixTimeSeconds() > at.ToUnixTimeSeconds())
            {
                await departures.ClearAsync(InstallStore.Channel, workspace.Id, cancel);
                continue;
            }

            await store.TryDeleteAsync(id, stored.ETag, cancel);
            remembered.TryRemove(id, out _);
            Log.Removed(log, id);
        }
    }

    /// <summary>
    /// Slack refused the token. Another one where the store has one by now; else null, and the installation is forgotten.
    /// </summary>
    public async Task<Install?> RefusedAsync(Install install, CancellationToken cancel)
    {
        remembered.TryRemove(install.Workspace, out _);
        if (options.Value.BotToken.Length > 0)
        {
            Log.BotTokenRefused(log);
            return null;
        }

        if (await store.ReadAsync(install.Workspace, cancel) is not { } stored)
            return null;
        if (stored.Install.Token != install.Token)
            return stored.Install;
        await departures.MarkAsync(new(InstallStore.Channel, install.Workspace, time.GetUtcNow(), Whole: true), cancel);
        await store.TryDeleteAsync(install.Workspace, stored.ETag, cancel);
        Log.Removed(log, install.Workspace);
        return null;
    }

    /// <summary>The token has expired before its time: the next one, or null where there is none.</summary>
    public async Task<Install?> ExpiredAsync(Install install, CancellationToken cancel)
    {
        remembered.TryRemove(install.Workspace, out _);
        return install.RefreshToken is null ? null : await RotateAsync(install.Workspace, expired: install.Token, cancel);
    }

    private async Task<Install?> FindAsync(string workspace, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (remembered.TryGetValue(workspace, out var known) && time.GetElapsedTime(known.At) < Remembered && !IsDue(known.Install, now))
            return known.Install;
        var install = options.Value.BotToken.Length > 0
            ? await OnlyAsync(workspace, cancel)
            : await RotateAsync(workspace, expired: null, cancel);
        if (remembered.Count > 10_000)
            remembered.Clear();
        remembered[workspace] = (install, time.GetTimestamp());
        return install;
    }

    /// <summary>The workspace of the configured token, asked of Slack once.</summary>
    private async Task<Install?> OnlyAsync(string workspace, CancellationToken cancel)
    {
        await single.WaitAsync(cancel);
        try
        {
            if (!remembered.TryGetValue(Only, out var only) || only.Install is null)
            {
                var answer = await client.ReadAsync("auth.test", options.Value.BotToken, [], cancel);
                if (!answer.Ok)
                {
                    Log.BotTokenRefused(log);
                    throw new SlackUnavailableException($"Slack answered auth.test with {answer.Error}.");
                }

                only = (new Install
                {
                    Workspace = answer.Body.Id("team_id") ?? "",
                    Name = answer.Body.Text("team") ?? "",
                    Bot = answer.Body.Id("user_id") ?? "",
                    Token = options.Value.BotToken,
                    Installed = DateTimeOffset.MinValue,
                }, time.GetTimestamp());

                remembered[Only] = only;
                _ = ReturnedAsync(only.Install.Workspace, time.GetUtcNow());
            }

            return only.Install.Workspace == workspace ? only.Install : null;
        }
        finally
        {
            single.Release();
        }
    }

    /// <summary>
    /// No installation is written that would show that the bot has come back. Nobody waits for it: a store that is away must not keep a
    /// turn from its own attempts.
    /// </summary>
    private async Task ReturnedAsync(string workspace, DateTimeOffset at)
    {
        try
        {
            var left = await departures.AllAsync(CancellationToken.None);
            if (left.Any(departure => departure.Channel == InstallStore.Channel && departure.Workspace == workspace && departure.At <= at))
                await departures.ClearAsync(InstallStore.Channel, workspace, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // Whoever looks for the installation next tries again.
            remembered.TryRemove(Only, out _);
        }
    }

    /// <summary>Reads the installation, and exchanges its token where that is due; one instance at a time does.</summary>
    private async Task<Install?> RotateAsync(string workspace, string? expired, CancellationToken cancel)
    {
        while (true)
        {
            if (await store.ReadAsync(workspace, cancel) is not { } stored)
                return null;
            (var install, var etag) = stored;
            var now = time.GetUtcNow();
            if (!IsDue(install, now) && install.Token != expired)
                return install;
            var usable = install.Expires > now && install.Token != expired;
            if (install.Rotating > now)
            {
                if (usable)
                    return install;
                await Task.Delay(Look, time, cancel);
                continue;
            }

            var mine = install with { Rotating = now + RotationTakes };
            if (!await store.TryReplaceAsync(mine, etag, cancel))
                continue;
            if (await ExchangeAsync(mine, cancel) is not { } next)
                return usable ? install : null;
            await store.WriteAsync(next, CancellationToken.None);
            return next;
        }
    }

    private async Task<Install?> ExchangeAsync(Install install, CancellationToken cancel)
    {
        var answer = await client.ReadAsync("oauth.v2.access", null, new()
        {
            ["client_id"] = options.Value.ClientId,
            ["client_secret"] = options.Value.ClientSecret,
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = install.RefreshToken!,
        }, cancel);
        if (!answer.Ok || answer.Body.Text("access_token") is not { } token)
        {
            Log.NotRotated(log, install.Workspace, answer.Error ?? "no token");
            return null;
        }

        return install with
        {
            Token = token,
            RefreshToken = answer.Body.Text("refresh_token") ?? install.RefreshToken,
            Expires = time.GetUtcNow().AddSeconds(answer.Body.Number("expires_in") ?? 43_200),
            Rotating = null,
        };
    }

    private static bool IsDue(Install? install, DateTimeOffset now) =>
        install is { RefreshToken: not null, Expires: { } expires } && expires - now < RotateBefore;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "QuizBot is no longer installed in Slack workspace {Workspace}.")]
        public static partial void Removed(ILogger logger, string workspace);

        [LoggerMessage(
            2, LogLevel.Error,
            "Slack does not accept Slack:BotToken. Copy it again from your app's page, OAuth & Permissions, Bot User OAuth Token.")]
        public static partial void BotTokenRefused(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "The token of Slack workspace {Workspace} could not be renewed: {Error}.")]
        public static partial void NotRotated(ILogger logger, string workspace, string error);
    }
}
