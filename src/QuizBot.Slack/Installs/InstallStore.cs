using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Slack.Installs;

/// <summary>Installations, with their tokens encrypted.</summary>
internal sealed partial class InstallStore(IEntityStore store, IDataProtectionProvider protection, ILogger<InstallStore> log)
{
    public const string Channel = "slack";

    private readonly IDataProtector protector = protection.CreateProtector("QuizBot.Slack.Install");

    public async Task<(Install Install, string ETag)?> ReadAsync(string workspace, CancellationToken cancel)
    {
        var entity = await store.GetAsync(Table.Installs, Keys.Install(Channel, workspace), Keys.InstallRow, cancel);
        if (entity is null)
            return null;
        try
        {
            var json = protector.Unprotect(JsonSerializer.Deserialize(entity.Body, SlackJson.Default.SealedInstall)!.Sealed);
            return (JsonSerializer.Deserialize(json, SlackJson.Default.Install)!, entity.ETag);
        }
        catch (CryptographicException)
        {
            Log.Unreadable(log, workspace);
            return null;
        }
    }

    /// <summary>Takes the place of what was there.</summary>
    public Task WriteAsync(Install install, CancellationToken cancel) =>
        CommitAsync(install.Workspace, Change.Upsert(Keys.InstallRow, Seal(install)), cancel);

    /// <summary>False where it has changed since it was read.</summary>
    public async Task<bool> TryReplaceAsync(Install install, string etag, CancellationToken cancel) =>
        (await CommitAsync(install.Workspace, Change.Replace(Keys.InstallRow, Seal(install), etag), cancel)).Committed;

    public async Task<bool> TryDeleteAsync(string workspace, string etag, CancellationToken cancel) =>
        (await CommitAsync(workspace, Change.Delete(Keys.InstallRow, etag), cancel)).Committed;

    private Task<CommitResult> CommitAsync(string workspace, Change change, CancellationToken cancel) =>
        store.CommitAsync(Table.Installs, Keys.Install(Channel, workspace), [change], cancel);

    private string Seal(Install install)
    {
        var json = JsonSerializer.Serialize(install, SlackJson.Default.Install);
        return JsonSerializer.Serialize(new SealedInstall(protector.Protect(json)), SlackJson.Default.SealedInstall);
    }

    private static partial class Log
    {
        [LoggerMessage(
            1, LogLevel.Error,
            "The stored token of Slack workspace {Workspace} cannot be decrypted; the app must be installed there again.")]
        public static partial void Unreadable(ILogger logger, string workspace);
    }
}
