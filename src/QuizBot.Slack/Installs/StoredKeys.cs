using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Slack.Installs;

/// <summary>Keeps the keys of Data Protection in the bot's store, so that all instances share them and none is lost with a disk.</summary>
internal sealed class StoredKeys(IEntityStore store) : IXmlRepository
{
    // Data Protection asks without async, once a day at most.
    public IReadOnlyCollection<XElement> GetAllElements() => ReadAsync().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => WriteAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        var keys = new List<XElement>();
        await foreach (var entity in store.ReadAllAsync(Table.Installs, Keys.KeyRing, RowRange.All, CancellationToken.None))
            keys.Add(XElement.Parse(JsonSerializer.Deserialize(entity.Body, SlackJson.Default.StoredKey)!.Xml));
        return keys;
    }

    private async Task WriteAsync(XElement element, string friendlyName)
    {
        var body = JsonSerializer.Serialize(new StoredKey(element.ToString(SaveOptions.DisableFormatting)), SlackJson.Default.StoredKey);
        await store.CommitAsync(Table.Installs, Keys.KeyRing, [Change.Upsert(Keys.Key(friendlyName), body)], CancellationToken.None);
    }
}

/// <summary>A key of Data Protection as it is stored.</summary>
internal sealed record StoredKey(string Xml);
