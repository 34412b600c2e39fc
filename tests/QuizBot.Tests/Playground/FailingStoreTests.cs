using System.Net.Http.Json;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Playground;

public sealed class FailingStoreTests
{
    [Fact]
    public async Task The_playground_says_sorry_when_the_store_fails_and_answers_when_it_is_back()
    {
        await using var bot = await WholeBot.StartAsync([], "Development");
        bot.Store.IsDown = true;
        await SayAsync(bot, "streak");
        bot.Store.IsDown = false;
        await SayAsync(bot, "streak");
        await using var page = await EventReader.OpenAsync(
            await bot.Http.GetAsync(new Uri("/playground/events?persona=ada&room=me", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken));
        var messages = (await page.NextAsync("state"))["messages"]!.AsArray();
        Assert.Equal(["ada", "notice", "ada", "bot"], messages.Select(message => (string)message!["author"]!));
        Assert.StartsWith(Apology.Text, (string)messages[1]!["text"]!, StringComparison.Ordinal);
    }

    private static async Task SayAsync(WholeBot bot, string text)
    {
        var said = new { persona = "ada", room = "me", id = Guid.NewGuid().ToString(), text };
        using var response = await bot.Http.PostAsJsonAsync(new Uri("/playground/say", UriKind.Relative), said, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
