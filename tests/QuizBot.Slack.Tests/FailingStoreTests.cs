using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>What people in Slack see of a store that fails, with the bot as the program composes it.</summary>
public sealed class FailingStoreTests : IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private StandInSlack slack = null!;
    private WholeBot bot = null!;

    public async ValueTask InitializeAsync()
    {
        slack = await StandInSlack.StartAsync();
        bot = await WholeBot.StartAsync([$"Slack:SigningSecret={StandInSlack.SigningSecret}", $"Slack:BotToken={StandInSlack.BotToken}", $"Slack:ApiUrl={slack.ApiUrl}"], time: time);
    }

    public async ValueTask DisposeAsync()
    {
        // What it still waits for before it ends it waits for by its own clock.
        var end = bot.DisposeAsync().AsTask();
        await RunUntilAsync(() => end.IsCompleted, "the end");
        await end;
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_moment_costs_some_seconds_and_no_word()
    {
        bot.Store.IsDown = true;
        await PostAsync("/slack/events", Samples.Event(Samples.Direct("streak")).ToJsonString());
        await RunUntilAsync(() => Attempts == 3, "two more attempts");
        bot.Store.IsDown = false;
        await RunUntilAsync(() => slack.Of("chat.postMessage").Any(), "the answer");
        var said = Assert.Single(slack.Of("chat.postMessage"));
        Assert.Contains("streak", said["text"], StringComparison.OrdinalIgnoreCase);
        Assert.True(Elapsed >= TimeSpan.FromSeconds(15), $"{Elapsed}");
    }

    [Fact]
    public async Task A_store_that_stays_away_is_apologized_for_after_the_last_attempt_and_the_card_stays()
    {
        bot.Store.IsDown = true;
        await PostAsync("/slack/interactions", "payload=" + WebUtility.UrlEncode(Samples.Press("next~0", "{}", channel: "DU1", hook: slack.Hook("h")).ToJsonString()));
        await RunUntilAsync(() => slack.Of("hook").Any(), "the apology");
        var said = Assert.Single(slack.Of("hook"));
        Assert.Equal(Apology.Text, said["text"]);
        Assert.Equal("false", said["replace_original"]);
        Assert.Empty(slack.Of("chat.update"));
        Assert.True(Elapsed >= TimeSpan.FromSeconds(15), $"{Elapsed}");
        Assert.Equal(4, Attempts);
    }

    [Fact]
    public async Task A_store_that_hangs_is_one_that_is_away()
    {
        bot.Store.Hangs = true;
        await PostAsync("/slack/events", Samples.Event(Samples.Direct("streak")).ToJsonString());
        await RunUntilAsync(() => Attempts == 2, "the deadline of the first attempt");
        Assert.True(Elapsed >= TimeSpan.FromSeconds(8 + 1), $"{Elapsed}");
        bot.Store.Hangs = false;
        await RunUntilAsync(() => slack.Of("chat.postMessage").Any(), "the answer");
        Assert.Contains("streak", Assert.Single(slack.Of("chat.postMessage"))["text"], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_card_that_was_posted_while_the_store_went_away_is_remembered_when_it_is_back()
    {
        var refusals = 0;
        var posted = false;
        bot.Store.Refuses = row =>
        {
            if (!row.StartsWith("round|", StringComparison.Ordinal))
                return false;
            return posted && ++refusals <= 2;
        };
        slack.AnswerNext("chat.postMessage", context =>
        {
            posted = true;
            return context.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = true, ["channel"] = "C1", ["ts"] = "1700000000.900000" });
        });
        slack.Know("C1", "1700000000.900000");
        await PostAsync("/slack/events", Samples.Event(Samples.Mention("<@UBOT> quiz")).ToJsonString());
        await RunUntilAsync(() => refusals > 2, "the third attempt");

        // An hour later the next round may close the card of the first, which it can only where it knows its message.
        time.Advance(TimeSpan.FromHours(1));
        await PostAsync("/slack/events", Samples.Event(Samples.Mention("<@UBOT> quiz", user: "U2")).ToJsonString());
        await RunUntilAsync(() => slack.Of("chat.update").Any(), "the closing of the first card");
        Assert.Equal("1700000000.900000", slack.Of("chat.update").First()["ts"]);
    }

    [Fact]
    public async Task The_home_page_says_sorry_in_its_own_place()
    {
        bot.Store.IsDown = true;
        await PostAsync("/slack/events", Samples.Event(Samples.HomeOpened()).ToJsonString());
        await RunUntilAsync(() => slack.Of("views.publish").Any(), "the apology");
        Assert.Contains(Apology.Text, Assert.Single(slack.Of("views.publish")).Arguments.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(slack.Of("chat.postMessage"));
    }

    /// <summary>How often the learner was looked for in vain.</summary>
    private int Attempts => bot.Store.Failed.Count(row => row == "profile");

    private TimeSpan Elapsed => time.GetUtcNow() - time.Start;

    private async Task PostAsync(string route, string body)
    {
        using var request = SlackHost.Signed(route, Encoding.UTF8.GetBytes(body), route == "/slack/events" ? "application/json" : "application/x-www-form-urlencoded", time.GetUtcNow().ToUnixTimeSeconds());
        using var response = await bot.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Lets the bot's clock run until something holds.</summary>
    private Task RunUntilAsync(Func<bool> holds, string what) => SlackHost.UntilAsync(
        () =>
        {
            if (holds())
                return true;
            time.Advance(TimeSpan.FromMilliseconds(100));
            return false;
        },
        what);
}
