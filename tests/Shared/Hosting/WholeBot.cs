using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Stores;
using QuizBot.Hosting;
using QuizBot.Playground;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>The bot as the program composes it, on a loopback port, over a database of its own that a test can take away.</summary>
internal sealed class WholeBot : IAsyncDisposable
{
    /// <summary>A course that is read at once.</summary>
    private const string Note =
        """
        # D1.2 ML Lifecycle (Domain 1: 20% Exam Weight)

        ## Key services
        * **Amazon S3 (The Infinite Warehouse):** Object storage used in **Data Collection** to keep raw data.
        * **AWS Glue (The Data Plumber):** A serverless service used in **Data Preparation** to extract, transform and load data.
        * **Amazon Augmented AI (The Supervisor):** Lets people review predictions in **Monitoring**.
        """;

    /// <summary>How long a bot whose test is over may still send what it has to say.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly WebApplication app;
    private readonly string folder;

    private WholeBot(WebApplication app, string folder)
    {
        (this.app, this.folder) = (app, folder);
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => app.Services;

    public FailingStore Store => (FailingStore)app.Services.GetRequiredService<IEntityStore>();

    /// <param name="settings">Of the configuration, as on the command line: "Slack:BotToken=xoxb-1".</param>
    /// <param name="environment">Production unless said otherwise.</param>
    /// <param name="time">Null for the system's clock; the playground's can be moved in Development.</param>
    /// <param name="log">Hears what is logged; null for nobody.</param>
    /// <param name="replace">Puts parts of a test in the place of the program's own.</param>
    public static async Task<WholeBot> StartAsync(
        IEnumerable<string> settings, string environment = "Production", TimeProvider? time = null, ILoggerProvider? log = null,
        Action<IServiceCollection>? replace = null)
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
        var course = Directory.CreateDirectory(Path.Combine(folder, "course")).FullName;
        await File.WriteAllTextAsync(Path.Combine(course, "D1.2.md"), Note, TestContext.Current.CancellationToken);
        string[] args =
        [
            $"--environment={environment}", "--Urls=http://127.0.0.1:0", "--Push:Enabled=false",
            $"--Storage:Path={Path.Combine(folder, "data", "quizbot.db")}", $"--Course:Path={course}",
            .. settings.Select(setting => "--" + setting),
        ];
        var app = await Server.BuildAsync(args, TestContext.Current.CancellationToken, services =>
        {
            var store = services.Last(service => service.ServiceType == typeof(IEntityStore)).ImplementationFactory!;
            services.AddSingleton<IEntityStore>(provider => new FailingStore((IEntityStore)store(provider)));
            if (time is not null)
                services.AddSingleton(time);
            if (time is PlaygroundClock moved)
                services.AddSingleton(moved);
            services.Configure<HostOptions>(host => host.ShutdownTimeout = Farewell);
            services.AddLogging(logging => logging.ClearProviders());
            if (log is not null)
                services.AddLogging(logging => logging.AddProvider(log));
            replace?.Invoke(services);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WholeBot(app, folder);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
