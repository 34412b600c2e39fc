using System.Text;
using Microsoft.Extensions.Logging;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>Requests that no page of the playground sends, before the whole bot.</summary>
[Collection(nameof(Alone))]
public sealed class DoorTests
{
    private static readonly (string Route, string Body)[] Seeds =
    [
        ("say", """{"persona":"ada","room":"me","id":"ID","text":"quiz D1.2"}"""),
        ("say", """{"persona":"noor","room":"study-group","id":"ID","text":"what does Glue do?"}"""),
        ("press", """{"persona":"ada","room":"me","id":"ID","message":"1","verb":"next","data":{"more":"yes"}}"""),
        ("press", """{"persona":"ada","room":"study-group","id":"ID","message":"2","verb":"answer","data":{"card":"D1.2/Q1","round":"r","answer":"a"}}"""),
        ("press", """{"persona":"ada","room":"me","id":"ID","message":"3","verb":"settings","data":{"zone":"Asia/Tokyo"}}"""),
        ("clock", """{"minutes":7}"""),
    ];

    [Fact]
    public async Task Mutated_requests_make_the_bot_neither_fail_nor_grow()
    {
        var log = new LogBook(LogLevel.Error);
        await using var bot = await WholeBot.StartAsync([], "Development", log: log);
        await Doors.TryAsync(Fuzz.Count(1_000), [200, 400, 409], log, async (i, cancel) =>
        {
            (var route, var body) = Seeds[i % Seeds.Length];
            using var content = new StringContent(Fuzz.Mutate(body.Replace("ID", $"id-{i}", StringComparison.Ordinal), new Random(i)), Encoding.UTF8, "application/json");
            using var response = await bot.Http.PostAsync(new Uri($"/playground/{route}", UriKind.Relative), content, cancel);
            return (int)response.StatusCode;
        });
    }
}
