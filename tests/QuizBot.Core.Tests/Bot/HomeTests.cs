using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class HomeTests
{
    [Fact]
    public async Task The_page_shows_the_day_the_topics_the_calendar_and_the_settings()
    {
        await using var bot = new BotUnderTest();
        var chat = bot.Personal();
        var page = await chat.SendAsync(new HomeOpened(), "open-1");
        Assert.Equal("Your page", page.Title);
        Assert.Contains("Nothing is due; 5 new", chat.Text, StringComparison.Ordinal);
        Assert.Contains("0 known, 0 learning", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Europe/Berlin", chat.Text, StringComparison.Ordinal);
        Assert.Contains(page.Blocks, block => block is FixedBlock);
        Assert.InRange(page.Actions.Count, 1, View.MaxActions);
    }

    [Fact]
    public async Task Settings_are_reached_from_the_page_and_show_on_it()
    {
        await using var bot = new BotUnderTest();
        var chat = bot.Personal();
        await chat.SendAsync(new HomeOpened(), "open-1");
        await chat.PressAsync("Change settings");
        await chat.PressAsync("Save", ("zone", "Asia/Tokyo"), ("days-off", "none"));
        await chat.SendAsync(new HomeOpened(), "open-2");
        Assert.Contains("Asia/Tokyo", chat.Text, StringComparison.Ordinal);
        Assert.Contains("Days off: none", chat.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A card by itself: never", chat.Text, StringComparison.Ordinal);
        await chat.PressAsync("A card every weekday at 9");
        await chat.SendAsync(new HomeOpened(), "open-3");
        Assert.Contains("A card by itself: weekdays at 09:00 (Asia/Tokyo)", chat.Text, StringComparison.Ordinal);
        await chat.PressAsync("No more cards by themselves");
        await chat.SendAsync(new HomeOpened(), "open-4");
        Assert.Contains("A card by itself: never", chat.Text, StringComparison.Ordinal);
    }
}
