using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Slack.Installs;

/// <summary>
/// Keeps the keys of Data Protection in the bot's store, so that all instances share them and none is lost with a disk. A key that lies
/// there in clear, from before there was a certificate, is wrapped where it lies.
/// </summary>
/// <param name="store">Where to.</param>
/// <param name="wrap">Wraps a secret; null where there is no certificate.</param>
/// <param name="options">Whether there are tokens to seal at all.</param>
/// <param name="log">Hears of keys in clear.</param>
internal sealed partial class StoredKeys(IEntityStore store, IXmlEncryptor? wrap, IOptions<SlackOptions> options, ILogger<StoredKeys> log)
    : BackgroundService, IXmlRepository
{
    private static readonly XNamespace Names = "http://schemas.asp.net/2015/03/dataProtection";

    // Data Protection asks without async, once a day at most.
    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync(CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) =>
        CommitAsync(Change.Upsert(Keys.Key(friendlyName), Body(element)), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>Once at the start, where there is a certificate; whoever needs a key later looks again.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (wrap is null)
        {
            if (options.Value.CanInstall)
                Log.InClear(log);
            return;
        }

        try
        {
            await ReadAsync(stoppingToken);
        }
        catch (StoreUnavailableException problem)
        {
            Log.NotWrapped(log, problem.Message);
        }
    }

    private async Task<IReadOnlyCollection<XElement>> ReadAsync(CancellationToken cancel)
    {
        var keys = new List<XElement>();
        await foreach (var entity in store.ReadAllAsync(Table.Installs, Keys.KeyRing, RowRange.All, cancel))
        {
            var key = XElement.Parse(JsonSerializer.Deserialize(entity.Body, SlackJson.Default.StoredKey)!.Xml);
            if (TryWrap(key))
                await CommitAsync(Change.Replace(entity.Row, Body(key), entity.ETag), cancel);
            keys.Add(key);
        }

        return keys;
    }

    /// <summary>Puts what Data Protection marks as a secret, and left in clear, into the form in which it wraps secrets itself.</summary>
    private bool TryWrap(XElement key)
    {
        var secrets = key.DescendantsAndSelf().Where(part => (bool?)part.Attribute(Names + "requiresEncryption") == true).ToList();
        if (wrap is null || secrets.Count == 0)
            return false;
        foreach (var secret in secrets)
        {
            var wrapped = wrap.Encrypt(secret);
            var decryptor = new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!);
            secret.ReplaceWith(new XElement(Names + "encryptedSecret", decryptor, wrapped.EncryptedElement));
        }

        return true;
    }

    private Task<CommitResult> CommitAsync(Change change, CancellationToken cancel) =>
        store.CommitAsync(Table.Installs, Keys.KeyRing, [change], cancel);

    private static string Body(XElement key) =>
        JsonSerializer.Serialize(new StoredKey(key.ToString(SaveOptions.DisableFormatting)), SlackJson.Default.StoredKey);

    private static partial class Log
    {
        [LoggerMessage(
            2, LogLevel.Warning,
            "The keys that seal Slack's tokens lie in clear beside them in the store: whoever has a copy of it, as a backup is one, "
            + "can read the tokens. Set Slack:KeyCertificatePath to a certificate of your own to wrap them.")]
        public static partial void InClear(ILogger logger);

        [LoggerMessage(1, LogLevel.Warning, "The keys that seal Slack's tokens could not be wrapped yet: {Problem}")]
        public static partial void NotWrapped(ILogger logger, string problem);
    }
}

/// <summary>A key of Data Protection as it is stored.</summary>
internal sealed record StoredKey(string Xml);
