using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Hosting;

/// <summary>Whether the process lives, and whether it can answer people.</summary>
internal static class HealthEndpoints
{
    private static readonly LearnerId Nobody = new("health", "", "");

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", () => Results.Text("alive"));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(IEntityStore store, LibrarySource library, CancellationToken cancel)
    {
        if (library.Current.Deck.Cards.Count == 0)
            return Results.Text("There are no flashcards: look at Course:Path.", statusCode: StatusCodes.Status503ServiceUnavailable);
        try
        {
            await store.GetAsync(Table.Learners, Keys.Partition(Nobody), Keys.Profile, cancel);
            return Results.Text("ready");
        }
        catch (StoreUnavailableException)
        {
            return Results.Text("The store cannot be reached.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
