using System.Globalization;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Hosting;

namespace QuizBot.Health;

/// <summary>Writes a row and reads it back: a store that only reads, or a disk that is full, cannot keep anyone's answer.</summary>
internal sealed class StoreCheck(IEntityStore store, TimeProvider time)
{
    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            var body = string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{time.GetUtcNow():O}}"}""");
            await store.CommitAsync(Table.Installs, Keys.Health, [Change.Upsert(Keys.Health, body)], cancel);
            return await store.GetAsync(Table.Installs, Keys.Health, Keys.Health, cancel) is null ? "The store does not give back what it took." : null;
        }
        catch (StoreUnavailableException problem)
        {
            return problem.Message;
        }
    }
}

/// <summary>Without a card there is nothing to ask. A folder that goes away later takes nobody's cards: what was read stays.</summary>
internal sealed class CourseCheck(LibrarySource library, CourseWatcher watcher)
{
    public string? Problem() =>
        library.Current.Deck.Cards.Count == 0 ? $"There are no flashcards in {watcher.Folder}. `QuizBot check {watcher.Folder}` says why; or set Course:Path to a folder of notes."
        : null;
}

internal static class HealthServices
{
    public static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<StoreCheck>().AddSingleton<CourseCheck>().AddSingleton<Readiness>();
        services.AddHostedService(provider => provider.GetRequiredService<Readiness>());
    }
}
