using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class SettingsFormTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Settings_show_how_all_is_now()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "weekends", "20:00", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_changes_what_differs_and_tells_what_came_of_each()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", " new york "), ("days-off", "weekends"), ("evening", "21:30"), ("card", "daily 08:00"));
        Assert.Contains("America/New_York", ada.Text, StringComparison.Ordinal);
        Assert.Contains("evening ends at 21:30", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Days off", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Settings");
        Assert.Equal(["America/New_York", "weekends", "21:30", "every day at 08:00"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_takes_an_empty_line_for_off()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00");
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("days-off", ""), ("evening", ""), ("card", ""));
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "none", "off", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_keeps_the_rest_when_one_line_is_not_understood()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "Atlantis"), ("days-off", "friday"));
        Assert.Contains("Atlantis", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "Friday", "20:00", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_changes_nothing_when_nothing_differs()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "europe/berlin"), ("days-off", "Weekends"));
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_shown_to_the_learner_alone_and_leave_out_the_rooms_schedule_in_a_channel()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("settings");
        Assert.Equal(Core.Chat.ReplyKind.Private, ada.Replies.Single().Kind);
        await ada.PressAsync("Save", ("card", "daily 08:00"));
        await ada.SayAsync("schedule");
        Assert.Contains("no schedule yet", ada.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<InputBlock> Inputs(Chat chat) => chat.Seen.Blocks.OfType<InputBlock>();
}
