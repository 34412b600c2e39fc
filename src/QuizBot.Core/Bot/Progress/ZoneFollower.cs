using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Progress;

/// <summary>Lets a learner's own card and reminder go with them to another zone, unless the schedule names one itself.</summary>
internal sealed class ZoneFollower(Pushes pushes)
{
    private static readonly PushKind[] Kinds = [PushKind.Card, PushKind.Reminder];

    /// <summary>Moves what is planned in the learner's personal chat after they have changed their zone.</summary>
    /// <returns>The learner's card as it is now; null without one.</returns>
    public async Task<Push?> FollowAsync(LearnerProfile before, LearnerProfile after, DateTimeOffset now, CancellationToken cancel)
    {
        if (after.Habit.Home?.Room is not { } room)
            return null;
        Push? card = null;
        foreach (var kind in Kinds)
        {
            await pushes.UpdateAsync(
                room,
                kind,
                errand =>
                {
                    var follows = errand is { Schedule: { } schedule }
                        && (kind == PushKind.Reminder || (errand.FollowsZone ?? schedule.Zone == before.TimeZone().Id));
                    var moved = follows ? Moved(errand!, after.TimeZone().Id, now) : errand;
                    if (kind == PushKind.Card)
                        card = moved;
                    return moved;
                },
                cancel);
        }

        return card;
    }

    /// <summary>
    /// Moves an errand that is due where the learner was and not where they are now. What has its time still to come there today is not
    /// done now.
    /// </summary>
    /// <returns>True where it is to be left for later.</returns>
    public async Task<bool> IsForLaterAsync(LearnerProfile profile, Push errand, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = profile.TimeZone();
        var follows = errand.Kind == PushKind.Reminder || errand.FollowsZone == true;
        if (!follows || errand.Schedule is not { } schedule || schedule.Zone == zone.Id)
            return false;
        await pushes.UpdateAsync(
            errand.Room, errand.Kind, planned => planned?.Schedule is null ? planned : Moved(planned, zone.Id, now), cancel);
        var today = LocalClock.Day(now, zone);
        return LocalClock.FirstAt(today, schedule.Time, zone) > now;
    }

    private static Push Moved(Push errand, string zone, DateTimeOffset now)
    {
        if (errand.Schedule!.Zone == zone)
            return errand;
        var schedule = errand.Schedule with { Zone = zone };
        return schedule.Next(now) is { } due ? errand with { Schedule = schedule, Due = due } : errand;
    }
}
