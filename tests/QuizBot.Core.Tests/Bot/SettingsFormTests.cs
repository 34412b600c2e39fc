using QuizBot.Core.Chat;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class SettingsFormTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Settings_ShowHowAllIsNow()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "weekends", "20:00", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_ChangesWhatDiffers_AndTellsWhatCameOfEach()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", " new york "), ("days-off", "weekends"), ("evening", "21:30"), ("card", "daily 08:00"));
        Assert.Contains("America/New_York", ada.Text, StringComparison.Ordinal);
        Assert.Contains("evening ends at 21:30", ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Days off", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Settings");
        Assert.Equal(["America/New_York", "weekends", "21:30", "every day at 08:00 (America/New_York)"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_TakesAnEmptyLineForOff()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00");
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("days-off", ""), ("evening", ""), ("card", ""));
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "none", "off", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_KeepsTheRest_WhenOneLineIsNotUnderstood()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "Atlantis"), ("days-off", "friday"));
        Assert.Contains("Atlantis", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("settings");
        Assert.Equal(["Europe/Berlin", "Friday", "20:00", "off"], Inputs(ada).Select(input => input.Value));
    }

    [Fact]
    public async Task Save_ChangesNothing_WhenNothingDiffers()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "europe/berlin"), ("days-off", "Weekends"));
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_AreShownToTheLearnerAlone_AndLeaveOutTheRoomsSchedule_InAChannel()
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
