using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Settings;

/// <summary>When a learner's day starts, and which days are off.</summary>
internal sealed class SettingsDialog(Learners learners, ZoneFollower zones)
{
    private static readonly string[] AutoWords =
        ["auto", "automatic", "automatically", "off", "default", "reset", "phone", "my phone", "none"];

    public async Task<View> TimezoneAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0)
        {
            var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
            var known = Zones.TryGet(profile.Zone, out _);
            var source = known ? "you chose it"
                : Zones.TryGet(profile.ChannelZone, out _) ? "from your chat settings"
                : "until I know yours";
            var start = profile.Zone is null || known
                ? "Your"
                : $"You chose {profile.Zone}, a time zone that I do not know. It is kept; meanwhile your";
            return Replies.Line($"{start} day follows {Zones.Describe(profile.TimeZone().Id)} ({source}). "
                + "To change it, say “timezone Europe/Berlin”"
                + (profile.Zone is null ? "." : ", or “timezone auto” to follow your chat settings."));
        }

        if (!TryReadZone(typed, out var chosen, out var problem))
            return Replies.Line(problem);
        LearnerProfile? before = null;
        var after = await learners.UpdateAsync(turn.Learner, now => (before = now.Seen(turn)) with { Zone = chosen }, cancel);
        var card = await zones.FollowAsync(before!, after, turn.Now, cancel);
        var zone = after.TimeZone();
        var follows = chosen is not null ? "now follows"
            : Zones.TryGet(after.ChannelZone, out _) ? "follows your chat settings again:" : "follows";
        var unknown = chosen is null && !Zones.TryGet(after.ChannelZone, out _) ? " until your chat tells me your time zone" : "";
        var clock = Wording.Clock(TimeOnly.FromDateTime(LocalClock.At(turn.Now, zone)));
        return Replies.Line(
            $"Done: your day {follows} {Zones.Describe(zone.Id)}{unknown}, where it is {clock}. "
            + $"Days already counted stay as they are.{Told(card, zone.Id)}");
    }

    /// <param name="typed">What a person wrote; anything at all.</param>
    /// <param name="chosen">The zone's id; null to follow the channel.</param>
    /// <param name="problem">What to tell the person; empty when it was understood.</param>
    public static bool TryReadZone(string typed, out string? chosen, out string problem)
    {
        chosen = null;
        problem = "";
        if (AutoWords.Contains(typed.Trim().TrimEnd('.', '!', '?'), StringComparer.OrdinalIgnoreCase))
            return true;
        if (Zones.TryFind(typed, out var found, out problem))
            chosen = found.Id;
        return found is not null;
    }

    /// <summary>What a change of zone means for the learner's own card.</summary>
    private static string Told(Push? card, string zone) =>
        card?.Schedule is not { } schedule ? ""
        : schedule.Zone == zone ? $" Your card goes with you: {schedule}."
        : $" Your card stays as you set it: {schedule}.";

    /// <summary>Days that are past were judged by the days off of their time.</summary>
    internal static LearnerProfile WithDaysOff(LearnerProfile profile, DaysOff daysOff, DateTimeOffset now) =>
        profile with { Streak = profile.Streak.Settled(now, profile.TimeZone(), profile.Rest()), DaysOff = daysOff };

    public async Task<View> DaysOffAsync(Turn turn, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0)
        {
            var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;
            return Replies.Line($"Your days off: {profile.DaysOff}. "
                + "To change them, say “days off weekends”, “days off fri, sat” or “days off none”.");
        }

        if (!DaysOff.TryParse(typed, out var daysOff, out var problem))
            return Replies.Line(problem);
        await learners.UpdateAsync(turn.Learner, profile => WithDaysOff(profile.Seen(turn), daysOff, turn.Now), cancel);
        return Replies.Line($"Done. Days off: {daysOff}. They never break your streak; a day on which you study counts all the same.");
    }
}
