using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Teams.Outbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>Activities that nobody meant, before the whole bot.</summary>
[Collection(nameof(Alone))]
public sealed partial class DoorTests
{
    /// <summary>Teams takes everything at once here: damaged tenants and chats are often the same one.</summary>
    private static readonly (int Calls, TimeSpan Window)[] AtOnce = [(1, TimeSpan.Zero)];

    [Fact]
    public async Task Mutated_activities_make_the_bot_neither_fail_nor_grow()
    {
        await using var connector = await SinkAsync();
        var log = new LogBook(LogLevel.Error);
        await using var bot = await WholeBot.StartAsync(
            [], "Development", log: log, replace: services => services.AddSingleton(new Paces(TimeProvider.System, AtOnce, AtOnce)));
        var service = connector.Urls.Single();
        string[] seeds =
        [
            .. ((JsonObject[])[
                Activities.Message(service, "quiz glue"),
                Activities.Message(service, "what does Glue do?"),
                Activities.Message(service, "export my data"),
                Activities.Message(service, "schedule weekdays 09:00 Europe/Berlin"),
                Activities.Mention(service, "quiz D1.2"),
                Activities.Execute(service, "answer", new JsonObject { ["card"] = "D1.2/Q1", ["answer"] = "a", ["ask"] = "x" }),
                Activities.Execute(service, "next", new JsonObject { ["more"] = "yes" }, "channel"),
                Activities.Submit(service, new JsonObject { ["$verb"] = "answer", ["card"] = "D1.2/Q1", ["round"] = "r" }, "channel"),
                Activities.Event(service, "installationUpdate", ("action", "add")),
                Activities.Invoke(service, "composeExtension/query", new JsonObject { ["commandId"] = "search", ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }) }),
            ]).Select(seed => seed.ToJsonString()),
        ];
        await Doors.TryAsync(Fuzz.Count(1_000), [200, 400, 501], log, async (i, cancel) =>
        {
            var random = new Random(i);

            // Tenants and chats of their own: what one of them gets in a second is bounded.
            var seed = OwnId().Replace(seeds[i % seeds.Length], $"\"id\":\"{i}\",\"timestamp\"", 1)
                .Replace(Activities.Tenant, $"tenant-{i % 2_000}", StringComparison.Ordinal)
                .Replace(Activities.Chat, $"a:{i % 20_000}", StringComparison.Ordinal)
                .Replace(Activities.Channel, $"19:{i % 20_000}@thread.tacv2", StringComparison.Ordinal);
            var body = Fuzz.Mutate(seed, random);

            // A damaged port of this computer may be somebody's.
            body = Service().Replace(body, $"\"serviceUrl\":\"{service}\"");
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, cancel);
            return (int)response.StatusCode;
        });
    }

    private static async Task<WebApplication> SinkAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("{\"id\":\"1\"}");
        });
        await app.StartAsync();
        return app;
    }

    [GeneratedRegex("\"id\":\"[0-9]+\",\"timestamp\"")]
    private static partial Regex OwnId();

    [GeneratedRegex("\"serviceUrl\"\\s*:\\s*\"[^\"]*\"")]
    private static partial Regex Service();
}
