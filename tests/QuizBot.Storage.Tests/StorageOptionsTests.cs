using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;
using QuizBot.Tests.Shared;

namespace QuizBot.Storage.Tests;

public sealed class StorageOptionsTests(Azurite azurite) : IDisposable
{
    private const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    public static TheoryData<ConfigurationManager> Good =>
    [
        Settings(),
        Settings(("Provider", "sqlite"), ("Path", "/somewhere/else.db")),
        Settings(("Provider", "AzureTables"), ("ConnectionString", "UseDevelopmentStorage=true")),
        Settings(("Provider", "azuretables"), ("ConnectionString", $"DefaultEndpointsProtocol=https;AccountName=a;AccountKey={Key};EndpointSuffix=core.windows.net"), ("TablePrefix", "q")),
        Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.core.windows.net"), ("TablePrefix", "Quiz2")),
        Settings(("Provider", "AzureTables"), ("Endpoint", "https://127.0.0.1:10002/devstoreaccount1")),
    ];

    [Theory]
    [MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public void Good_settings_are_taken(ConfigurationManager settings) => Assert.NotNull(StorageOptions.Read(settings));

    public static TheoryData<ConfigurationManager, string> Bad => new()
    {
        { Settings(("Provider", "Postgres")), "Storage:Provider is 'Postgres'. Set it to Sqlite or AzureTables." },
        { Settings(("Provider", "")), "Storage:Provider is ''." },
        { Settings(("Path", " ")), "Storage:Path is empty" },
        { Settings(("Path", "a\0b")), "Storage:Path is empty or no path" },
        { Settings(("ConnectionString", Key)), "Set Storage:Provider to AzureTables" },
        { Settings(("Endpoint", "https://a.table.core.windows.net")), "Set Storage:Provider to AzureTables" },
        { Settings(("Provider", "AzureTables")), "needs either Storage:ConnectionString" },
        { Settings(("Provider", "AzureTables"), ("ConnectionString", Key), ("Endpoint", "https://a.table.core.windows.net")), "and not both" },
        { Settings(("Provider", "AzureTables"), ("ConnectionString", Key)), "Storage:ConnectionString cannot be read" },
        { Settings(("Provider", "AzureTables"), ("ConnectionString", $"AccountName=a;AccountKey=not base64 {Key}")), "Storage:ConnectionString cannot be read" },
        { Settings(("Provider", "AzureTables"), ("ConnectionString", $"AccountName=a;AccountKey={Key};TableEndpoint=https://a.table.cosmos.azure.com:443/")), "Cosmos DB" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "a.table.core.windows.net")), "Storage:Endpoint is not the address" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "http://a.table.core.windows.net")), "Storage:Endpoint is not the address" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "http://127.0.0.1:10002/devstoreaccount1")), "Set it to https://" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", $"https://a.table.core.windows.net?sig={Key}")), "without anything after it" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.cosmos.azure.com")), "Cosmos DB" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.core.windows.net"), ("TablePrefix", "")), "Storage:TablePrefix is ''" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.core.windows.net"), ("TablePrefix", "2quiz")), "the first one a letter" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.core.windows.net"), ("TablePrefix", "quiz-bot")), "letters and digits" },
        { Settings(("Provider", "AzureTables"), ("Endpoint", "https://a.table.core.windows.net"), ("TablePrefix", new string('q', 51))), "1 to 50" },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Bad_settings_are_refused_with_what_to_set_and_without_their_secrets(ConfigurationManager settings, string words)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => StorageOptions.Read(settings));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sqlite_opens_its_file()
    {
        var store = await StoreFactory.CreateAsync(new StorageOptions { Path = folder.File("a.db") }, null, Cancel);
        await using var open = (IAsyncDisposable)store;

        Assert.IsType<SqliteStore>(store);
        Assert.True(File.Exists(folder.File("a.db")));
    }

    [Fact]
    public async Task Azure_tables_are_made_where_they_are_missing_and_kept_where_they_are()
    {
        var options = new StorageOptions { Provider = "AzureTables", ConnectionString = azurite.ConnectionString, TablePrefix = "Made" };
        for (var start = 0; start < 2; start++)
        {
            var store = await StoreFactory.CreateAsync(options, null, Cancel);
            await using var open = (IAsyncDisposable)store;
            foreach (var table in Enum.GetValues<Table>())
                Assert.Equal(start == 0 ? null : 0, (await store.CommitAsync(table, "p", [Change.Insert("row", "1")], Cancel)).Conflict);
        }
    }

    [Fact]
    public async Task An_identity_that_cannot_sign_in_is_told_with_what_to_do()
    {
        var options = new StorageOptions { Provider = "AzureTables", Endpoint = "https://127.0.0.1:9" };
        var nobody = DelegatedTokenCredential.Create((_, _) => throw new CredentialUnavailableException("Nobody is signed in."));

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreFactory.CreateAsync(options, nobody, Cancel));
        Assert.Contains("switch on a managed identity", refusal.Message, StringComparison.Ordinal);
    }

    private static ConfigurationManager Settings(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager();
        foreach (var (name, value) in settings)
            configuration[$"Storage:{name}"] = value;
        return configuration;
    }
}
