using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;
using static QuizBot.Core.Tests.Bot.SettingsCard;

namespace QuizBot.Core.Tests.Bot;

/// <summary>The settings card of those whose time zone is not known, or is one that is unknown.</summary>
public sealed class SettingsZoneTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Who_has_no_zone_yet_is_told_so_and_asked_for_it_where_it_matters()
    {
        var ada = bot.Personal();
        ada.Zone = null;
        await ada.SayAsync("settings");
        Assert.Contains("I do not know your time zone yet, so your day follows UTC", ada.Text, StringComparison.Ordinal);
        Assert.Empty(Field<ChoiceBlock>(ada, "zone").Picked);
        Assert.DoesNotContain(Field<ChoiceBlock>(ada, "zone").Options, option => option.Value == "auto");
        await ada.PressAsync("Save", ("card-days", "mon"), ("card-time", "08:00"));
        Assert.Contains("Please pick it", Field<ChoiceBlock>(ada, "zone").Problem, StringComparison.Ordinal);
        await ada.PressAsync("Save", ("zone", "America/Lima"), ("card-days", "mon"), ("card-time", "08:00"));
        Assert.Contains("Monday at 08:00 (America/Lima)", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_zone_that_is_unknown_is_told_and_another_can_be_picked()
    {
        var ada = bot.Personal();
        await new Learners(bot.Store).UpdateAsync(ada.Learner, profile => profile with { Zone = "Mars/Phobos" }, TestContext.Current.CancellationToken);
        await ada.SayAsync("settings");
        Assert.Contains("You chose Mars/Phobos, a time zone that I do not know. It is kept; meanwhile your day follows Europe/Berlin.", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Save", ("zone", "auto"));
        Assert.Contains("follows your chat settings again: Europe/Berlin", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("card-days", "", "nothing comes by schedule any more")]
    [InlineData("card-time", "", "nothing comes by schedule any more")]
    [InlineData("card-time", "18:00", "Monday at 18:00 (Asia/Tokyo)")]
    [InlineData("card-days", "mon,thu", "Monday and Thursday at 17:30 (Asia/Tokyo)")]
    public async Task A_card_that_names_its_own_zone_is_changed_and_ended_where_none_is_known(string field, string value, string told)
    {
        var ada = bot.Personal();
        ada.Zone = null;
        await ada.SayAsync("schedule mon 17:30 Asia/Tokyo");
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", (field, value));
        Assert.Contains(told, ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_goes_with_its_learner_is_ended_but_not_changed_where_no_zone_is_known_any_more()
    {
        var ada = bot.Personal();
        ada.Zone = null;
        await ada.SayAsync("timezone Asia/Tokyo");
        await ada.SayAsync("schedule mon 17:30");
        await ada.SayAsync("timezone auto");
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("card-time", "18:00"));
        Assert.Contains("Please pick it", Field<ChoiceBlock>(ada, "zone").Problem, StringComparison.Ordinal);
        await ada.PressAsync("Save", ("card-days", ""));
        Assert.Contains("nothing comes by schedule any more", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_follow_a_chat_that_says_no_zone_gives_a_card_none()
    {
        var ada = bot.Personal();
        ada.Zone = null;
        await ada.SayAsync("timezone Asia/Tokyo");
        await ada.SayAsync("settings");
        var before = Entered(ada);
        await ada.PressAsync("Save", ("zone", "auto"), ("card-days", "mon"), ("card-time", "08:00"));
        Assert.Contains("Your chat does not tell me your time zone.", Field<ChoiceBlock>(ada, "zone").Problem, StringComparison.Ordinal);
        await ada.SayAsync("settings");
        Assert.Equal(before, Entered(ada));
    }
}
