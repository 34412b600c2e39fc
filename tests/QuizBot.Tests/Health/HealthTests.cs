using System.Net;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Health;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Health;

/// <summary>What is told of the bot's health, and to whom.</summary>
public sealed class HealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_hears_whether_it_is_ready_and_only_this_computer_why()
    {
        await using var bot = await WholeBot.StartAsync([]);
        Assert.Equal((HttpStatusCode.OK, "ready\ncourse: well\nslack: well\nstore: well\nteams: well\n"), await AskAsync(bot, "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, "ready\n"), await AskAsync(bot, "/health/ready", forwarded: "203.0.113.7"));
        bot.Store.IsDown = true;
        await bot.Services.GetRequiredService<Readiness>().LookAsync(channelsToo: true, Cancel);
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "not ready\ncourse: well\nslack: well\nstore: The store is down for a test.\nteams: well\n"), await AskAsync(bot, "/health/ready"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready\n"), await AskAsync(bot, "/health/ready", forwarded: "203.0.113.7"));
        Assert.Equal((HttpStatusCode.OK, "alive\n"), await AskAsync(bot, "/health/live"));
    }

    /// <summary>Doctor tells two bots on two stores apart by it.</summary>
    [Fact]
    public async Task A_store_keeps_the_name_that_it_got_by_chance()
    {
        await using var bot = await WholeBot.StartAsync([]);
        await using var other = await WholeBot.StartAsync([]);
        var names = new List<string>();
        foreach (var one in new[] { bot, bot, other })
        {
            await one.Services.GetRequiredService<Readiness>().LookAsync(channelsToo: false, Cancel);
            using var answer = await one.Http.GetAsync(new Uri("/health/live", UriKind.Relative), Cancel);
            names.Add(answer.Headers.GetValues(HealthEndpoints.StoreHeader).Single());
        }

        Assert.Matches("^[0-9a-f]{32}$", names[0]);
        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(WholeBot bot, string path, string? forwarded = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (forwarded is not null)
            request.Headers.Add("X-Forwarded-For", forwarded);
        using var answer = await bot.Http.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
