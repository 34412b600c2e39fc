using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using Xunit;
using static QuizBot.Core.Tests.Bot.SettingsCard;

namespace QuizBot.Core.Tests.Bot;

public sealed class SettingsFormTests : IAsyncDisposable
{
    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task Settings_show_how_all_is_now_by_pickers()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        Assert.Equal("zone=auto days-off=sat,sun evening=20:00 new-cards=10 goal= card-days= card-time=", Entered(ada));
        Assert.Equal("As my chat says: Europe/Berlin", Field<ChoiceBlock>(ada, "zone").Options[0].Text);
        Assert.Equal(Pick.OneFiltered, Field<ChoiceBlock>(ada, "zone").Pick);
        Assert.Equal(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], Field<ChoiceBlock>(ada, "days-off").Options.Select(option => option.Text));
        Assert.Equal((InputKind.Time, InputKind.Number, 1, 100), (Field<InputBlock>(ada, "evening").Kind, Field<InputBlock>(ada, "new-cards").Kind, Field<InputBlock>(ada, "new-cards").Min, Field<InputBlock>(ada, "new-cards").Max));
        Assert.DoesNotContain(ada.Seen.Blocks.OfType<FieldBlock>(), field => field.Problem is not null);
    }

    [Fact]
    public async Task Save_changes_what_differs_and_tells_what_came_of_each()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync(
            "Save", ("zone", "America/New_York"), ("days-off", "sat,sun"), ("evening", "21:30"), ("new-cards", "15"), ("goal", "30"), ("card-days", "mon,thu"), ("card-time", "08:00"));
        foreach (var part in new[] { "America/New_York", "evening ends at 21:30", "15 new cards at most", "30 days in a row", "You get a card Monday and Thursday at 08:00 (America/New_York)" })
            Assert.Contains(part, ada.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Days off", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Settings");
        Assert.Equal("zone=America/New_York days-off=sat,sun evening=21:30 new-cards=15 goal=30 card-days=mon,thu card-time=08:00", Entered(ada));
    }

    [Fact]
    public async Task What_old_clients_and_strangers_send_is_read_as_what_is_typed()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", " new york "), ("days-off", "Fridays"), ("evening", "9:30pm"), ("card-days", "weekdays"), ("card-time", "8 am"));
        await ada.SayAsync("settings");
        Assert.Equal("zone=America/New_York days-off=fri evening=21:30 new-cards=10 goal= card-days=mon,tue,wed,thu,fri card-time=08:00", Entered(ada));
    }

    [Fact]
    public async Task Save_takes_an_empty_time_and_no_days_for_off_and_an_empty_number_for_as_it_was()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule weekdays 09:00");
        await ada.SayAsync("streak goal 30");
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", ""), ("days-off", ""), ("evening", ""), ("new-cards", ""), ("goal", ""), ("card-days", ""));
        await ada.SayAsync("settings");
        Assert.Equal("zone=auto days-off= evening= new-cards=10 goal=30 card-days= card-time=", Entered(ada));
    }

    [Fact]
    public async Task One_field_that_is_wrong_is_named_and_nothing_is_saved_and_nothing_is_lost()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "Atlantis"), ("days-off", "fri"), ("evening", "21:30"), ("goal", "30"), ("card-days", "mon"), ("card-time", "08:00"));
        Assert.Contains("Nothing is saved yet. Please look again at your time zone.", ada.Text, StringComparison.Ordinal);
        Assert.Contains("Atlantis", Field<ChoiceBlock>(ada, "zone").Problem, StringComparison.Ordinal);
        Assert.Contains("Atlantis", ada.Seen.Fallback, StringComparison.Ordinal);
        Assert.Equal(["zone"], ada.Seen.Blocks.OfType<FieldBlock>().Where(field => field.Problem is not null).Select(field => field.Id));
        Assert.Equal("zone=Atlantis days-off=fri evening=21:30 new-cards=10 goal=30 card-days=mon card-time=08:00", Entered(ada));

        var mended = ada.Seen;
        await ada.SayAsync("settings");
        Assert.Equal("zone=auto days-off=sat,sun evening=20:00 new-cards=10 goal= card-days= card-time=", Entered(ada));
        await ada.PressAsync(mended.Actions.Single(), [.. Values(mended).Select(value => value.Id == "zone" ? ("zone", "Asia/Tokyo") : value)]);
        await ada.SayAsync("settings");
        Assert.Equal("zone=Asia/Tokyo days-off=fri evening=21:30 new-cards=10 goal=30 card-days=mon card-time=08:00", Entered(ada));
    }

    [Theory]
    [InlineData("evening", "half past")]
    [InlineData("evening", "25:99")]
    [InlineData("new-cards", "0")]
    [InlineData("new-cards", "101")]
    [InlineData("new-cards", "-3")]
    [InlineData("new-cards", "5.5")]
    [InlineData("new-cards", "1e9")]
    [InlineData("goal", "3651")]
    [InlineData("goal", "ten")]
    [InlineData("days-off", "mon,tue,wed,thu,fri,sat,sun")]
    [InlineData("days-off", "blursday")]
    [InlineData("card-days", "hourly")]
    [InlineData("card-time", "08:00 09:00")]
    [InlineData("card-days", "mon")]
    [InlineData("card-time", "08:00")]
    public async Task Each_field_says_itself_what_is_wrong_with_it(string field, string value)
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        var before = Entered(ada);
        await ada.PressAsync("Save", (field, value));
        Assert.Contains("Nothing is saved yet", ada.Text, StringComparison.Ordinal);
        string[] wrong = [.. ada.Seen.Blocks.OfType<FieldBlock>().Where(block => block.Problem is not null).Select(block => block.Id)];
        Assert.NotEmpty(wrong);
        Assert.All(wrong, id => Assert.Equal(field.Split('-')[0], id.Split('-')[0]));
        await ada.SayAsync("settings");
        Assert.Equal(before, Entered(ada));
    }

    [Fact]
    public async Task Save_changes_nothing_when_nothing_differs()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("zone", "auto"), ("days-off", "weekends"), ("evening", "20:00"), ("new-cards", "10"), ("goal", ""), ("card-days", ""), ("card-time", ""));
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("settings");
        await ada.PressAsync("Save");
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_that_are_sent_twice_are_quiet_the_second_time()
    {
        var ada = bot.Personal();
        var card = await ada.SayAsync("settings");
        (string, string)[] entered = [("evening", "21:30"), ("card-days", "mon"), ("card-time", "08:00")];
        await ada.PressAsync(card.Actions.Single(), entered);
        await ada.PressAsync(card.Actions.Single(), entered);
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_stood_there_for_a_while_does_not_undo_what_was_changed_since()
    {
        var ada = bot.Personal();
        var card = await ada.SayAsync("settings");
        await ada.SayAsync("days off fri");
        await ada.PressAsync(card.Actions.Single(), [.. Values(card).Select(value => value.Id == "evening" ? ("evening", "22:00") : value)]);
        await ada.SayAsync("settings");
        Assert.Contains("days-off=fri evening=22:00", Entered(ada), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_that_shows_what_is_no_longer_so_is_shown_anew_where_nothing_was_wished()
    {
        var ada = bot.Personal();
        var card = await ada.SayAsync("settings");
        await ada.SayAsync("days off fri");
        foreach (var sent in new[] { Values(card), [] })
        {
            await ada.PressAsync(card.Actions.Single(), [.. sent]);
            Assert.Contains("That card is from before. Here are your settings as they are now; nothing was changed.", ada.Text, StringComparison.Ordinal);
            Assert.Contains("days-off=fri", Entered(ada), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_never_chose_a_goal_can_choose_none()
    {
        var ada = bot.Personal();
        await ada.SayAsync("settings");
        await ada.PressAsync("Save", ("goal", ""));
        Assert.Contains("Nothing was changed", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Settings");
        await ada.PressAsync("Save", ("goal", "0"));
        Assert.Contains("no goals", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Settings");
        Assert.Contains("goal=0", Entered(ada), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_of_an_older_version_is_shown_anew_and_changes_nothing()
    {
        var ada = bot.Personal();
        await ada.PressAsync(Verbs.Settings, new Dictionary<string, string> { ["zone"] = "Asia/Tokyo", ["card"] = "daily 08:00" });
        Assert.Contains("nothing was changed", ada.Text, StringComparison.Ordinal);
        Assert.StartsWith("zone=auto", Entered(ada), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_by_itself_keeps_its_own_zone_and_note()
    {
        var ada = bot.Personal();
        await ada.SayAsync("schedule mon, wed 17:30 Asia/Tokyo D1.2");
        await ada.SayAsync("settings");
        Assert.Contains("in Asia/Tokyo, from note D1.2", Field<InputBlock>(ada, "card-time").Label, StringComparison.Ordinal);
        await ada.PressAsync("Save", ("card-time", "18:00"));
        Assert.Contains("Monday and Wednesday at 18:00 (Asia/Tokyo), note D1.2", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_shown_to_the_learner_alone_and_leave_out_the_rooms_schedule_in_a_channel()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("settings");
        Assert.Equal(ReplyKind.Private, ada.Replies.Single().Kind);
        await ada.PressAsync("Save", ("card-days", "mon"), ("card-time", "08:00"));
        await ada.SayAsync("schedule");
        Assert.Contains("no schedule yet", ada.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new cards", "10 new cards at most")]
    [InlineData("new cards 3", "Done: a day brings you 3 new cards at most")]
    [InlineData("new cards 1 a day", "Done: a day brings you 1 new card at most")]
    [InlineData("new cards 0", "From 1 to 100")]
    [InlineData("new cards lots", "From 1 to 100")]
    [InlineData("streak goal 0", "no goals")]
    public async Task What_the_card_asks_for_can_be_typed(string said, string answer)
    {
        var ada = bot.Personal();
        await ada.SayAsync(said);
        Assert.Contains(answer, ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sitting_brings_no_more_new_cards_than_were_asked_for()
    {
        var ada = bot.Personal();
        await ada.SayAsync("new cards 3");
        var profile = (await new Learners(bot.Store).GetAsync(ada.Learner, TestContext.Current.CancellationToken)).Value;
        Assert.Equal(3, profile.NewLeft(profile.DayOf(bot.Now)));
    }
}
