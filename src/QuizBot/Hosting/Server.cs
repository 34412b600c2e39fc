using System.Net.Sockets;
using QuizBot.BotFramework;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Pages;
using QuizBot.Playground;
using QuizBot.Pushing;
using QuizBot.Slack;
using QuizBot.Slack.Inbound;
using QuizBot.Storage;
using QuizBot.Teams;

namespace QuizBot.Hosting;

/// <summary>The bot as a web server.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://localhost:3978";

    /// <returns>0 after a clean stop, 1 when it could not start; why is on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        try
        {
            await using var app = await BuildAsync(args, cancel);
            await app.StartAsync(cancel);
            Announce(app);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (StoreUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync(unavailable.Message);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"QuizBot cannot listen: {exception.Message} Write Urls like {DefaultUrl}.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"QuizBot cannot start with these settings: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"QuizBot cannot listen: {exception.Message} Choose another address with --Urls http://localhost:4000.");
        }

        return 1;
    }

    internal static async Task<WebApplication> BuildAsync(string[] args, CancellationToken cancel)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)

            // A start that fails is told in a sentence, below.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)

            // It warns that keys in the store are not encrypted themselves; who can read the store can read the bot.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        var course = builder.Configuration.GetSection("Course").Get<CourseOptions>() ?? new();
        var links = course.Links();
        var storage = builder.Configuration.GetSection("Storage").Get<StorageOptions>() ?? new();
        var store = await StoreFactory.CreateAsync(storage, credential: null, cancel);

        // Made by a factory, so that the container disposes it at the end.
        builder.Services.AddSingleton(_ => store);
        builder.Services.AddSingleton(services => new CourseWatcher(
            course.Folder, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<CourseWatcher>>(), links));
        builder.Services.AddHostedService(services => services.GetRequiredService<CourseWatcher>());
        builder.Services.AddSingleton<LibrarySource>();
        builder.Services.AddSingleton(services => new Router(() => services.GetRequiredService<LibrarySource>().Current, store));
        builder.Services.AddSingleton<IBot>(services => new GuardedBot(services.GetRequiredService<Router>(), services.GetRequiredService<ILogger<GuardedBot>>()));
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddPlayground(services => services.GetRequiredService<LibrarySource>().Current.Topics.Names);
        builder.Services.AddPushes(builder.Configuration);
        builder.Services.AddSingleton<IRoomChannel, PlaygroundChannel>();

        var app = builder.Build();
        app.MapTeams();
        app.MapSlack();
        app.MapPlayground();
        app.MapPages();
        app.MapHealth();
        return app;
    }

    private static void Announce(WebApplication app)
    {
        var library = app.Services.GetRequiredService<LibrarySource>().Current;
        var url = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine($"QuizBot knows {library.Course.Title}: {Count(library.Course.Notes.Count, "note")}, {Count(library.Deck.Cards.Count, "flashcard")}.");
        Console.WriteLine(app.Environment.IsDevelopment() ? $"Open {url} in your browser to try it. Ctrl+C stops it." : $"Listening on {url}.");
    }

    private static string Count(int count, string one) => count == 1 ? $"1 {one}" : $"{count} {one}s";
}

/// <summary>Stands before the bot: what goes wrong inside is logged, and people get a kind message instead of silence.</summary>
internal sealed partial class GuardedBot(IBot bot, ILogger<GuardedBot> logger) : IBot
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel)
    {
        try
        {
            return await bot.HandleAsync(turn, cancel);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.StoreUnavailable(logger, turn.Learner.Channel, unavailable);
            return Sorry(turn, "I cannot reach my memory right now. Nothing is lost: please try again in a minute.");
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, a person is waiting for an answer.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, turn.Learner.Channel, exception);
            return Sorry(turn, "Something went wrong on my side, and it has been noted. Nothing you did before is lost: please try again.");
        }
    }

    /// <inheritdoc/>
    public async Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel)
    {
        try
        {
            await bot.PostedAsync(room, round, message, cancel);
        }
        catch (StoreUnavailableException unavailable)
        {
            Log.StoreUnavailable(logger, room.Channel, unavailable);
        }
    }

    /// <inheritdoc/>
    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) => bot.ExplainedAsync(room, entry, message, cancel);

    private static IReadOnlyList<Reply> Sorry(Turn turn, string text)
    {
        View view = new() { Blocks = [new TextBlock(text)], Fallback = text };
        return [new(turn.RoomKind == RoomKind.Personal ? ReplyKind.Post : ReplyKind.Private, view)];
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A turn from {Channel} could not be answered: the store is unavailable.")]
        public static partial void StoreUnavailable(ILogger logger, string channel, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "A turn from {Channel} failed.")]
        public static partial void TurnFailed(ILogger logger, string channel, Exception exception);
    }
}
