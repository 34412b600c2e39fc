using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using QuizBot.Core.Stores;
using QuizBot.Storage.AzureTables;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage;

public static class StoreFactory
{
    /// <summary>The store that <paramref name="options"/> ask for, ready for use. It is an <see cref="IAsyncDisposable"/> too: dispose it at the end.</summary>
    /// <param name="options">Where the data is.</param>
    /// <param name="credential">Who signs in at <see cref="StorageOptions.Endpoint"/>; null for <see cref="DefaultAzureCredential"/>.</param>
    /// <param name="cancel">Gives up the start.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be used; the message says how to mend it.</exception>
    public static async Task<IEntityStore> CreateAsync(StorageOptions options, TokenCredential? credential, CancellationToken cancel)
    {
        if (options.UsesSqlite)
            return SqliteStore.Open(options.Path);

        var store = new AzureTablesStore(Connector(options, credential), options.TablePrefix);
        await store.InitializeAsync(cancel);
        return store;
    }

    private static Func<TableClientOptions, TableServiceClient> Connector(StorageOptions options, TokenCredential? credential)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
            return client => StorageOptions.Connect(options.ConnectionString, client)!;
        credential ??= new DefaultAzureCredential();
        return client => new TableServiceClient(new Uri(options.Endpoint!), credential, client);
    }
}
