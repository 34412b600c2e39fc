using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Bot.Settings;

/// <summary>When a learner's day starts, and which days are off.</summary>
internal sealed class SettingsDialog(Learners learners)
{
    public async Task<View> TimezoneAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0)
        {
            var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
            var source = profile.Zone is not null ? "you chose it" : profile.ChannelZone is not null ? "from your chat settings" : "until I know yours";
            return Replies.Line($"Your day follows {profile.TimeZone().Id} ({source}). To change it, say “timezone Europe/Berlin”.");
        }

        if (!Zones.TryFind(typed, out var zone, out var problem))
            return Replies.Line(problem);
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { Zone = zone.Id }, cancel);
        return Replies.Line($"Done: your day now follows {zone.Id}, where it is {TimeZoneInfo.ConvertTime(turn.Now, zone):HH:mm}. Days already counted stay as they are.");
    }

    public async Task<View> DaysOffAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0)
        {
            var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
            return Replies.Line($"Your days off: {profile.DaysOff}. To change them, say “days off weekends”, “days off fri, sat” or “days off none”.");
        }

        if (!DaysOff.TryParse(typed, out var daysOff, out var problem))
            return Replies.Line(problem);
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { DaysOff = daysOff }, cancel);
        return Replies.Line($"Done. Days off: {daysOff}. They neither break your streak nor make it longer.");
    }
}
