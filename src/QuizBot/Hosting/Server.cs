using System.Net.Sockets;
using Microsoft.Extensions.Logging.Console;
using QuizBot.BotFramework;
using QuizBot.Cluster;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Courses;
using QuizBot.Explaining;
using QuizBot.Health;
using QuizBot.Pages;
using QuizBot.Playground;
using QuizBot.Pushing;
using QuizBot.Settings;
using QuizBot.Slack;
using QuizBot.Slack.Inbound;
using QuizBot.Storage;
using QuizBot.Teams;
using QuizBot.Telemetry;
using QuizBot.Upkeep;

namespace QuizBot.Hosting;

/// <summary>The bot as a web server.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://localhost:3978";

    /// <summary>How long a stop may take to finish what was begun.</summary>
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);

    /// <returns>0 after a clean stop, 1 when it could not start; why is on standard error.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        try
        {
            await using var app = await BuildAsync(args, cancel);
            await app.StartAsync(cancel);
            Console.WriteLine(StartLines.For(app));
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
            await Console.Error
                .WriteLineAsync($"QuizBot cannot listen: {exception.Message} Choose another address with --Urls http://localhost:4000.");
        }

        return 1;
    }

    /// <param name="args">The command line.</param>
    /// <param name="cancel">Gives up the start.</param>
    /// <param name="replace">Puts parts of a test in the place of the program's own, such as a store that fails.</param>
    internal static async Task<WebApplication> BuildAsync(
        string[] args, CancellationToken cancel, Action<IServiceCollection>? replace = null)
    {
        // appsettings.json is the one beside the program, wherever a person stands when they start it.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        Refuse([.. SettingsCheck.Arguments(args), .. SettingsCheck.Configuration(builder.Configuration)]);
        var course = CourseOptions.Read(builder.Configuration);
        var links = course.Links();
        var pictures = PicturePages.Address(builder.Configuration);

        // It takes longest, so it begins first, beside everything else; who asks meanwhile waits for it.
        var reading = Task.Run(() => CourseReading.Of(course.Folder, pictures, links), cancel);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseSockets(ServerLimits.Set);
        builder.WebHost.ConfigureKestrel(ServerLimits.Set);
        builder.Services.AddDoorstep();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        AddLogging(builder.Logging);
        builder.AddTelemetry();

        var storage = StorageOptions.Read(builder.Configuration);
        var explaining = ExplainOptions.Read(builder.Configuration);
#pragma warning disable CA2000 // The container disposes both at the end, since factories made them.
        var metrics = new HostMetrics();
        var opened = await StoreFactory.CreateAsync(storage, credential: null, cancel);
        var store = new MeasuredStore(opened, metrics, TimeProvider.System);
#pragma warning restore CA2000
        builder.Services.AddSingleton(_ => metrics);
        builder.Services.AddSingleton<IEntityStore>(_ => store);
        builder.Services.AddSingleton((IPartitions)opened);
        builder.Services.AddSingleton(storage);
        builder.Services.AddSingleton(services => new CourseWatcher(
            course.Folder, pictures, services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<CourseWatcher>>(), links, reading));
        builder.Services.AddHostedService(services => services.GetRequiredService<CourseWatcher>());
        builder.Services.AddSingleton<LibrarySource>();
        builder.Services.AddSingleton(explaining);
        builder.Services.AddHostedService<MeaningLearner>();
        builder.Services.AddSingleton(services =>
        {
            var time = services.GetRequiredService<TimeProvider>();
            return new Retry((pause, cancel) => Task.Delay(pause, time, cancel));
        });
        builder.Services.AddSingleton(services => new Router(
            () => services.GetRequiredService<LibrarySource>().Current,
            services.GetRequiredService<IEntityStore>(),
            hasClock: services.GetRequiredService<PushOptions>().Enabled,
            services.GetRequiredService<Retry>()));
        builder.Services.AddSingleton<IBot>(services => new MeasuredBot(
            new TurnDeadline(services.GetRequiredService<Router>(), services.GetRequiredService<TimeProvider>()), metrics,
            services.GetRequiredService<TimeProvider>()));
        if (StoreFactory.Account(storage) is { } account)
            builder.AddCluster(account, storage.TablePrefix, builder.Configuration.GetValue("Push:Enabled", true));
        builder.Services.AddTeams(builder.Configuration);
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddPlayground(services => services.GetRequiredService<LibrarySource>().Current.Topics.Names);
        builder.Services.AddPushes(builder.Configuration);
        builder.Services.AddUpkeep(builder.Configuration);
        builder.Services.AddSingleton<IRoomChannel, PlaygroundChannel>();
        builder.Services.AddReadiness();
        builder.Services.AddHostedService<QuietCollection>();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseDoorstep();
        app.MapTeams();
        app.MapSlack();
        app.MapPlayground();
        app.MapPictures();
        app.MapPages();
        app.MapHealth();
        metrics.Watch(app.Services.GetRequiredService<Readiness>(), app.Services.GetServices<IBacklog>());
        return app;
    }

    private static void AddLogging(ILoggingBuilder logging)
    {
        logging
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning)

            // What it warns of is what strangers do, once for each of their connections.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error)

            // A start that fails is told in a sentence, above.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)

            // The SDK's adapter tells of each message it sends, with the conversation's id.
            .AddFilter("QuizBot.BotFramework", LogLevel.Warning)

            // It warns that keys in the store are not encrypted themselves; who can read the store can read the bot.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddConsole(console =>
            {
                console.FormatterName = PlainLines.FormatterName;

                // Where nobody reads what the bot says, lines are lost, and nobody waits for them.
                console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite;
            })
            .AddConsoleFormatter<PlainLines, ConsoleFormatterOptions>();
    }

    private static void Refuse(string[] problems)
    {
        if (problems.Length > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }
}
