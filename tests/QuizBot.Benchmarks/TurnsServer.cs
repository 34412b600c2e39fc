using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.BotFramework;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams;

namespace QuizBot.Benchmarks;

/// <summary>
/// The process that <see cref="TurnsBenchmark"/> measures: the floor, the SDK's echo bot as it is published, or the whole bot behind one of its
/// adapters. Prints its address, ends with its input.
/// </summary>
internal static class TurnsServer
{
    public const string Floor = "floor";
    public const string Echo = "echo";

    private static readonly HttpClient Http = new();

    public static async Task<int> RunAsync(string kind, string path)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        switch (kind)
        {
            case Floor:
                await RunAsync(builder, app => app.MapPost("/api/messages", (RequestDelegate)FloorAsync));
                break;
            case Echo:
                builder.Services.AddHttpClient();
                builder.Services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
                builder.Services.AddSingleton<IBotFrameworkHttpAdapter>(provider => new CloudAdapter(
                    provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()));
                builder.Services.AddTransient<Microsoft.Bot.Builder.IBot, EchoBot>();
                await RunAsync(builder, app => app.MapPost("/api/messages", (IBotFrameworkHttpAdapter adapter, Microsoft.Bot.Builder.IBot bot, HttpContext context) =>
                    adapter.ProcessAsync(context.Request, context.Response, bot)));
                break;
            default:
                await using (var store = SqliteStore.Open(path))
                {
                    var library = new Library(CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null));
                    var bot = new Router(() => library, store);
                    builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Teams:Adapter", (string?)kind)]);
                    builder.Services.AddSingleton<Core.Chat.IBot>(bot);
                    builder.Services.AddTeams(builder.Configuration).AddBotFramework(builder.Configuration);
                    await RunAsync(builder, app =>
                    {
                        app.MapTeams();
                        app.MapPost("/ask/{learner}/{count:int}", (RequestDelegate)(context => AskAsync(context, bot)));
                    });
                }

                break;
        }

        return 0;
    }

    private static async Task RunAsync(WebApplicationBuilder builder, Action<WebApplication> map)
    {
        await using var app = builder.Build();
        map(app);
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    /// <summary>The least that a bot of the Bot Framework does: parse the activity, post one reply.</summary>
    private static async Task FloorAsync(HttpContext context)
    {
        using var activity = await JsonDocument.ParseAsync(context.Request.Body);
        var root = activity.RootElement;
        var conversation = Uri.EscapeDataString(root.GetProperty("conversation").GetProperty("id").GetString()!);
        var id = Uri.EscapeDataString(root.GetProperty("id").GetString()!);
        using var reply = new ByteArrayContent("""{"type":"message","text":"Right!"}"""u8.ToArray());
        reply.Headers.ContentType = new("application/json");
        using var response = await Http.PostAsync(new Uri($"{root.GetProperty("serviceUrl").GetString()}/v3/conversations/{conversation}/activities/{id}"), reply);
        await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Asks a learner questions, which is not timed; answers with what their buttons send.</summary>
    private static async Task AskAsync(HttpContext context, Router bot)
    {
        var learner = (string)context.Request.RouteValues["learner"]!;
        var count = int.Parse((string)context.Request.RouteValues["count"]!, System.Globalization.CultureInfo.InvariantCulture);
        var presses = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            var replies = await bot.HandleAsync(
                new Turn
                {
                    Id = $"ask-{learner}-{i}",
                    Learner = new("teams", "tenant-" + learner, "29:" + learner),
                    LearnerName = "Learner",
                    Room = new("teams", "tenant-" + learner, "a:" + learner),
                    RoomKind = RoomKind.Personal,
                    Input = new Pressed(Verbs.Next, new Dictionary<string, string> { ["more"] = "yes" }, null),
                    Now = DateTimeOffset.UtcNow,
                },
                context.RequestAborted);
            var data = new JsonObject();
            foreach (var (name, value) in replies[0].View.Actions[0].Data)
                data[name] = value;
            data["got"] = "yes";
            presses.Add((JsonNode)data);
        }

        await context.Response.WriteAsync(presses.ToJsonString());
    }

    /// <summary>As in the SDK's first sample.</summary>
#pragma warning disable CA1812 // The container makes it.
    private sealed class EchoBot : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync(MessageFactory.Text("Echo: " + turnContext.Activity.Text), cancellationToken);
    }
#pragma warning restore CA1812
}
