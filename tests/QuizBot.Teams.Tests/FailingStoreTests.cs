using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>What people in Teams see of a store that fails, with the bot as the program composes it.</summary>
public sealed class FailingStoreTests : IAsyncLifetime
{
    private readonly ShortTime time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private StandInConnector connector = null!;
    private WholeBot bot = null!;

    public async ValueTask InitializeAsync()
    {
        connector = await StandInConnector.StartAsync();
        bot = await WholeBot.StartAsync([], "Development", time);
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await connector.DisposeAsync();
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task A_pressed_card_stays_as_it_is_beside_an_error_and_the_press_can_be_delivered_again(string kind)
    {
        connector.On("PUT", "/v3").On("POST", "/v3");
        var press = Activities.Execute(connector.Url, "quiz", new JsonObject { ["topic"] = "D1.2" }, kind);
        bot.Store.IsDown = true;
        var refused = await AnswerAsync(press);
        Assert.Equal((500, "application/vnd.microsoft.error"), (refused["statusCode"]!.GetValue<int>(), refused["type"]!.GetValue<string>()));
        Assert.Equal(Apology.Text, refused["value"]!["message"]!.GetValue<string>());
        Assert.False(connector.HasMore);

        bot.Store.IsDown = false;
        Assert.Equal(200, (await AnswerAsync(press))["statusCode"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_message_is_answered_with_an_apology()
    {
        connector.On("POST", "/v3/conversations/a%3A1personalchat/activities");
        bot.Store.IsDown = true;
        await PostAsync(Activities.Message(connector.Url, "streak"));
        Assert.Contains(Apology.Text, (await connector.NextAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("composeExtension/query", "composeExtension", "text")]
    [InlineData("composeExtension/fetchTask", "task", "value")]
    public async Task A_search_says_that_it_failed_and_can_be_delivered_again(string name, string answer, string text)
    {
        var search = Activities.Invoke(connector.Url, name, new JsonObject
        {
            ["commandId"] = "search",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = "words", ["value"] = "glue" }),
            ["messagePayload"] = new JsonObject { ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "What is Glue?" } },
        });
        bot.Store.IsDown = true;
        var failed = (await AnswerAsync(search))[answer]!;
        Assert.Equal(("message", Apology.Text), (failed["type"]!.GetValue<string>(), failed[text]!.GetValue<string>()));

        bot.Store.IsDown = false;
        Assert.NotEqual("message", (await AnswerAsync(search))[answer]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_card_that_was_posted_while_the_store_went_away_is_remembered_when_it_is_back()
    {
        var refusals = 0;
        bot.Store.Refuses = row => row.StartsWith("round|", StringComparison.Ordinal) && connector.HasMore && ++refusals <= 2;
        connector.On("POST", "/v3/conversations/19%3Aabcdef").On("PUT", "/v3/conversations/19%3Aabcdef");
        _ = time.LetWaitsPassAsync(TestContext.Current.CancellationToken);
        await PostAsync(Activities.Mention(connector.Url, "quiz"));
        await Eventually.Equal((3, 0), () => (refusals, Waiting));
        await connector.NextAsync();

        // An hour later the next round may close the card of the first, which it can only where it knows its message.
        time.Advance(TimeSpan.FromHours(1));
        await PostAsync(Activities.Mention(connector.Url, "quiz"));
        Assert.Equal(["POST", "PUT"], new[] { (await connector.NextAsync()).Method, (await connector.NextAsync()).Method }.Order());
    }

    [Fact]
    public async Task A_host_that_has_to_stop_waits_for_no_store_that_stays_away()
    {
        bot.Store.Refuses = row => row.StartsWith("round|", StringComparison.Ordinal) && connector.HasMore;
        connector.On("POST", "/v3/conversations/19%3Aabcdef");
        await PostAsync(Activities.Mention(connector.Url, "quiz"));
        await Eventually.Equal(1, () => Waiting);
        await bot.Services.GetRequiredService<IHost>().StopAsync(new CancellationToken(canceled: true));
        await Eventually.Equal(0, () => Waiting);
    }

    [Fact]
    public async Task Coming_to_a_room_is_no_question_and_gets_no_apology()
    {
        bot.Store.IsDown = true;
        await PostAsync(Activities.Event(connector.Url, "installationUpdate", ("action", "add")));
        Assert.NotEmpty(bot.Store.Failed);
        Assert.False(connector.HasMore);
    }

    /// <summary>Messages that are still to be sent, or to be remembered.</summary>
    private int Waiting => bot.Services.GetServices<IBacklog>().Single(backlog => backlog.Name == "teams").Waiting;

    private async Task<JsonNode> AnswerAsync(JsonObject activity) => JsonNode.Parse(await PostAsync(activity))!;

    private async Task<string> PostAsync(JsonObject activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await bot.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Time in which whoever waits for a few seconds, to try again or to edit again, waits for nothing.</summary>
    private sealed class ShortTime(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (period == Timeout.InfiniteTimeSpan && dueTime.TotalSeconds is 1 or 2 or 4)
                waits.Writer.TryWrite(dueTime);
            return timer;
        }

        public async Task LetWaitsPassAsync(CancellationToken cancel)
        {
            await foreach (var wait in waits.Reader.ReadAllAsync(cancel))
                Advance(wait);
        }
    }
}
