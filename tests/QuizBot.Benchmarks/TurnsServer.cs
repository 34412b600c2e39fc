using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Storage.Sqlite;
using QuizBot.Teams;

namespace QuizBot.Benchmarks;

/// <summary>The process that <see cref="TurnsBenchmark"/> measures: the whole bot behind its Teams edge, or the floor. Prints its address, ends with its input.</summary>
internal static class TurnsServer
{
    private static readonly HttpClient Http = new();

    public static async Task<int> RunAsync(string kind, string path)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var store = SqliteStore.Open(path);
        var library = new Library(CourseFolder.Read(Path.Combine(AppContext.BaseDirectory, "content", "aif-c01"), null));
        var bot = new Router(() => library, store);
        builder.Services.AddSingleton<IBot>(bot);
        builder.Services.AddTeams(builder.Configuration);
        await using var app = builder.Build();
        if (kind == "floor")
            app.MapPost("/api/messages", (RequestDelegate)FloorAsync);
        else
            app.MapTeams();
        app.MapPost("/ask/{learner}/{count:int}", (RequestDelegate)(context => AskAsync(context, bot)));
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
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
}
