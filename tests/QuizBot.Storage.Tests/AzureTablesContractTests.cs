using Azure.Data.Tables;
using QuizBot.Core.Stores;
using QuizBot.Storage.AzureTables;
using QuizBot.Tests.Shared;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace QuizBot.Storage.Tests;

public sealed class AzureTablesContractTests(Azurite azurite) : StoreContract
{
    protected override async Task<IEntityStore> OpenAsync()
    {
        var store = new AzureTablesStore(Connect, "Contract");
        await store.InitializeAsync(Cancel);
        return store;
    }

    private TableServiceClient Connect(TableClientOptions options)
    {
        // A hundred writers at once are a long queue before a test server on a busy machine.
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(2);
        return new TableServiceClient(azurite.ConnectionString, options);
    }
}
