using QuizBot.Core.Stores;
using QuizBot.Storage.Sqlite;

namespace QuizBot.Storage.Tests;

public sealed class SqliteContractTests : StoreContract
{
    private readonly TemporaryFolder folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
    }

    protected override Task<IEntityStore> OpenAsync() => Task.FromResult<IEntityStore>(SqliteStore.Open(folder.File("quizbot.db")));
}
