using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using Xunit;

namespace QuizBot.Core.Tests.Bot;

public sealed class ZoneTests : IAsyncDisposable
{
    private const string Unknown = "Mars/Phobos";

    private readonly BotUnderTest bot = new();

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Theory]
    [InlineData("Pacific Time", "America/Los_Angeles, where it is 00:00")]
    [InlineData("München", "Europe/Berlin, where it is 09:00")]
    [InlineData("UTC+2", "UTC+2, where it is 10:00")]
    [InlineData("utc+5:30", "UTC+5:30, where it is 13:30")]
    public async Task A_zone_is_understood_and_shown_as_people_say_it(string typed, string shown)
    {
        var ada = bot.Personal();
        await ada.SayAsync($"timezone {typed}");
        Assert.Contains($"Done: your day now follows {shown}.", ada.Text, StringComparison.Ordinal);
        var zone = shown[..shown.IndexOf(',', StringComparison.Ordinal)];
        await ada.SayAsync("timezone");
        Assert.Contains($"Your day follows {zone} (you chose it)", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("streak");
        Assert.Contains($"in {zone}", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("settings");
        var picker = ada.Seen.Blocks.OfType<ChoiceBlock>().Single(choice => choice.Id == "zone");
        Assert.Equal(zone, Zones.Describe(Assert.Single(picker.Picked)));
        Assert.Contains(picker.Options, option => option.Value == picker.Picked[0]);
        await ada.SayAsync("schedule daily 9:00");
        Assert.Contains($"every day at 09:00 ({zone})", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_zone_that_is_unknown_is_told_and_kept_and_the_channels_is_used_meanwhile()
    {
        var ada = bot.Personal();
        await Learners.UpdateAsync(ada.Learner, profile => profile with { Zone = Unknown }, Cancel);
        await ada.SayAsync("timezone");
        Assert.Contains("You chose Mars/Phobos, a time zone that I do not know. It is kept; meanwhile your day follows Europe/Berlin (from your chat settings).", ada.Text, StringComparison.Ordinal);
        await ada.SayAsync("next");
        await ada.PressAsync("Show answer");
        await ada.PressAsync("Got it");
        await ada.SayAsync("schedule daily 9:00");
        Assert.Contains("every day at 09:00 (Europe/Berlin)", ada.Text, StringComparison.Ordinal);
        var profile = (await Learners.GetAsync(ada.Learner, Cancel)).Value;
        Assert.Equal((Unknown, 1, new DateOnly(2026, 3, 4)), (profile.Zone, profile.Streak.Length, profile.Streak.LastDay));
    }

    [Fact]
    public async Task A_stored_zone_that_is_unknown_is_UTC_where_the_channel_tells_none()
    {
        var ada = bot.Personal();
        ada.Zone = null;
        await Learners.UpdateAsync(ada.Learner, profile => profile with { Zone = Unknown }, Cancel);
        await ada.SayAsync("timezone");
        Assert.Contains("meanwhile your day follows UTC (until I know yours)", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_in_a_zone_that_is_unknown_is_kept_and_set_again_with_one_press()
    {
        var ada = bot.InChannel("ada");
        await ada.SayAsync("schedule mon, wed 17:30 D1.2");
        var room = (await DueAsync()).Room;
        await Pushes.UpdateAsync(room, PushKind.Card, push => push! with { Schedule = push.Schedule! with { Zone = Unknown } }, Cancel);
        bot.Now += TimeSpan.FromDays(1);
        var shard = Keys.Shard(room);
        var due = await Pushes.FirstAsync(shard, 10, Cancel);
        await bot.PushAsync(Assert.Single(await Pushes.MoveAsync(shard, due, due[0].Value.Due, Cancel)));

        await ada.SayAsync("schedule");
        Assert.Contains(
            "The schedule is kept, Monday and Wednesday at 17:30 (Mars/Phobos), note D1.2, but I do not know its time zone, so no card comes.", ada.Text, StringComparison.Ordinal);
        await ada.PressAsync("Use my time zone");
        Assert.Contains("Monday and Wednesday at 17:30 (Europe/Berlin), note D1.2", ada.Text, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 16, 30, 0, TimeSpan.Zero), (await DueAsync()).Due);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Learners Learners => new(bot.Store);

    private Pushes Pushes => new(bot.Store);

    private async Task<Push> DueAsync() => Assert.Single(await Pushes.FirstAsync(Keys.Shard(new RoomId("test", "workspace", "study-group")), 10, Cancel)).Value;
}
