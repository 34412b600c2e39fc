using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Pushing;

namespace QuizBot.Playground;

/// <summary>The routes of the playground.</summary>
internal static class PlaygroundEndpoints
{
    private const int LongestId = 64;

    /// <summary>Adds the playground at "/" in Development, and nothing anywhere else.</summary>
    public static IEndpointRouteBuilder MapPlayground(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return endpoints;
        endpoints.MapGet("/", CallerGuard.Around(context => Assets.SendAsync(context, Assets.Page)));
        endpoints.MapGet(
            "/playground/{asset}", CallerGuard.Around(context => Assets.SendAsync(context, (string)context.Request.RouteValues["asset"]!)));
        endpoints.MapGet("/playground/events", CallerGuard.Around(EventsAsync));
        endpoints.MapPost("/playground/say", CallerGuard.Around(SayAsync));
        endpoints.MapPost("/playground/press", CallerGuard.Around(PressAsync));
        endpoints.MapPost("/playground/clock", CallerGuard.Around(WithStore(ClockAsync)));
        endpoints.MapPost("/playground/start-over", CallerGuard.Around(WithStore(StartOverAsync)));
        return endpoints;
    }

    /// <summary>A page opened before a persona or room was renamed still gets one: the first.</summary>
    private static async Task EventsAsync(HttpContext context)
    {
        var persona = Persona.Find(context.Request.Query["persona"]) ?? Persona.All[0];
        var rooms = Service<ChatRooms>(context);
        var room = rooms.Find(context.Request.Query["room"], persona) ?? rooms.Find(ChatRooms.Personal, persona)!;
        await Service<PlaygroundChat>(context).WelcomeAsync(room, persona, context.RequestAborted);
        await TypedResults.ServerSentEvents(Service<PageStreams>(context).FollowAsync(room, persona, context.RequestAborted))
            .ExecuteAsync(context);
    }

    private static async Task SayAsync(HttpContext context)
    {
        if (await RequestBodies.ReadAsync<SayRequest>(context) is not { } said)
            return;
        if (Seat(context, said.Persona, said.Room) is not var (persona, room) || !IsId(said.Id) || said.Text is null)
            await Incomplete(context, "who says what, and where");
        else
            await RequestBodies.DoneAsync(context, await Service<PlaygroundChat>(context).SayAsync(room, persona, said.Id, said.Text));
    }

    private static async Task PressAsync(HttpContext context)
    {
        if (await RequestBodies.ReadAsync<PressRequest>(context) is not { } press)
            return;
        if (Seat(context, press.Persona, press.Room) is not var (persona, room) || !IsId(press.Id) || press.Verb is null
            || press.Data?.ContainsValue(null!) == true)
            await Incomplete(context, "who presses what, and where");
        else
            await RequestBodies.DoneAsync(
                context,
                await Service<PlaygroundChat>(context)
                    .PressAsync(room, persona, press.Id, new Pressed(press.Verb, press.Data ?? [], press.Message)));
    }

    private static async Task ClockAsync(HttpContext context)
    {
        if (await RequestBodies.ReadAsync<ClockRequest>(context) is not { } move)
            return;
        var moves = Service<ClockMoves>(context);
        if (move.Next)
            await RequestBodies.MovedAsync(context, await moves.ToNextAsync(Stopping(context)));
        else if (!PlaygroundClock.Steps.Contains(move.Minutes))
            await Incomplete(context, "one of the steps of the clock: " + string.Join(", ", PlaygroundClock.Steps) + " minutes");
        else if (await moves.StepAsync(TimeSpan.FromMinutes(move.Minutes), Stopping(context)))
            await RequestBodies.MovedAsync(context);
        else
            await RequestBodies.ProblemAsync(context, StatusCodes.Status409Conflict, ClockMoves.TooFar);
    }

    private static async Task StartOverAsync(HttpContext context)
    {
        if (await RequestBodies.ReadAsync<StartOverRequest>(context) is not { } again)
            return;
        if (!again.Sure)
        {
            await Incomplete(context, "that someone is sure about it");
            return;
        }

        await Service<ClockMoves>(context).StartOverAsync(Stopping(context));
        await RequestBodies.MovedAsync(context);
    }

    /// <summary>A page that goes away does not leave the clock half way.</summary>
    private static CancellationToken Stopping(HttpContext context) => Service<IHostApplicationLifetime>(context).ApplicationStopping;

    private static RequestDelegate WithStore(RequestDelegate inner) => async context =>
    {
        try
        {
            await inner(context);
        }
        catch (StoreUnavailableException)
        {
            await RequestBodies.ProblemAsync(
                context, StatusCodes.Status503ServiceUnavailable,
                "The database does not answer, so it is half done at most. Try again in a minute.");
        }
    };

    private static (Persona Persona, ChatRoom Room)? Seat(HttpContext context, string? id, string? name) =>
        Persona.Find(id) is { } persona && Service<ChatRooms>(context).Find(name, persona) is { } room ? (persona, room) : null;

    private static bool IsId([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? id) =>
        id is { Length: > 0 and <= LongestId } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    private static Task Incomplete(HttpContext context, string what) =>
        RequestBodies.ProblemAsync(
            context, StatusCodes.Status400BadRequest, $"The request does not say {what}. Reload the page and try again.");

    private static T Service<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();
}

internal static class PlaygroundServices
{
    /// <summary>
    /// The playground's services, and in Development the playground's clock as the program's <see cref="TimeProvider"/>.
    /// It needs an <see cref="IBot"/> that lives as long as the program and an <see cref="IEntityStore"/>;
    /// with a <see cref="PushService"/>,
    /// what is scheduled comes as its clock moves.
    /// </summary>
    /// <param name="terms">Names of terms to suggest to someone who types; asked whenever a page opens.</param>
    public static IServiceCollection AddPlayground(
        this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<string>>? terms = null)
    {
        services.TryAddSingleton(_ => new PlaygroundClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider =>
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
                ? provider.GetRequiredService<PlaygroundClock>()
                : TimeProvider.System);
        services.AddSingleton<ChatRooms>();
        services.AddSingleton<Sandbox>();
        services.AddSingleton<PlaygroundChat>();
        services.AddSingleton<PageStreams>();
        services.AddSingleton(provider => new ClockMoves(
            provider.GetRequiredService<PlaygroundClock>(),
            provider.GetRequiredService<ChatRooms>(),
            provider.GetRequiredService<Sandbox>(),
            provider.GetRequiredService<PlaygroundChat>(),
            provider.GetRequiredService<PageStreams>(),
            provider.GetService<PushService>()));
        services.AddSingleton(provider => new Suggestions(() => terms?.Invoke(provider) ?? []));
        return services;
    }
}
