using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>
/// Reminds a learner in their personal chat, an hour before their evening ends, of a streak that would end or cost a freeze tonight,
/// wherever they answer.
/// </summary>
internal sealed class ReminderDialog(Learners learners, Pushes pushes, ZoneFollower zones)
{
    private const string NoHome =
        " I can remind you in our own chat only: say something to me there once, so that I find you.";

    private static readonly string[] OffWords = ["off", "stop"];
    private static readonly TimeOnly UsualEvening = new(20, 0);

    /// <summary>
    /// How to be reminded, said once: on the day on which a streak becomes worth it, to someone whom the bot cannot find alone; null
    /// otherwise.
    /// </summary>
    public static string? Missing(LearnerProfile profile, DateTimeOffset now) =>
        profile is { Habit.Home: null, ReminderPlanned: false, Evening: not null } && profile.Streak.Length == PushPace.Worth
            && profile.Days.Any(day => day.Day == profile.DayOf(now) && day.Reviews == 1)
            ? "Say hello to me in our own chat once, and I can remind you in the evening before your streak ends."
            : null;

    /// <summary>Plans the reminder once, after an answer with which a streak became worth one.</summary>
    public async Task PlanAsync(Turn turn, LearnerProfile profile, CancellationToken cancel)
    {
        if (profile is { ReminderPlanned: false, Evening: { } evening } && profile.Streak.Length >= PushPace.Worth)
            await PlanAsync(profile, evening, turn.Now, cancel);
    }

    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var text = typed.Trim();
        var missing = profile.Habit.Home is null ? NoHome : "";
        if (text.Length == 0)
        {
            var there = turn.RoomKind == RoomKind.Personal ? "here" : "in our own chat";
            return Replies.Line(profile.Evening is { } evening
                ? $"With a streak of {PushPace.Worth} days or more, I remind you at {Wording.Clock(evening.AddHours(-1))} {there} "
                    + "if it would end that night. "
                    + $"To change it, say when your evening ends: “reminder 21:00”. “reminder off” ends it.{missing}"
                : "Reminders are off. “reminder on” brings them back.");
        }

        if (!TryRead(text, profile, out var read, out var problem))
            return Replies.Line($"{problem} Nothing was changed.");
        if (read is not { } ends)
        {
            await learners.UpdateAsync(turn.Learner, now => now.Seen(turn) with { Evening = null, ReminderPlanned = false }, cancel);
            if (profile.Habit.Home?.Room is { } home)
                await pushes.RemoveAsync(home, PushKind.Reminder, cancel);
            return Replies.Line("Done: no more reminders. “reminder on” brings them back.");
        }

        profile = await learners.UpdateAsync(turn.Learner, now => now.Seen(turn) with { Evening = ends, ReminderPlanned = false }, cancel);
        await PlanAsync(profile, ends, turn.Now, cancel);
        return Replies.Line(
            $"Done: your evening ends at {Wording.Clock(ends)}. "
            + $"With a streak of {PushPace.Worth} days or more I remind you an hour before, "
            + $"if it would end that night.{missing}");
    }

    /// <param name="text">What a person wrote; anything at all.</param>
    /// <param name="profile">Who.</param>
    /// <param name="evening">When their evening ends; null for no reminder.</param>
    /// <param name="problem">What is wrong and how to write it instead; empty when it was understood.</param>
    public static bool TryRead(string text, LearnerProfile profile, out TimeOnly? evening, out string problem)
    {
        evening = null;
        problem = "";
        if (OffWords.Contains(text, StringComparer.OrdinalIgnoreCase))
            return true;
        if (text.Equals("on", StringComparison.OrdinalIgnoreCase))
        {
            evening = UsualEvening;
            return true;
        }

        if (!Schedule.TryParse("daily " + text, profile.TimeZone().Id, out var read, out _))
        {
            problem = $"“{Wording.Shorten(text, 40)}” is no time of day that I know. Say when your evening ends, such as “reminder 21:00”.";
        }
        else if (read.Zone != profile.TimeZone().Id)
        {
            problem = $"Reminders go by your own time zone, {Zones.Describe(profile.TimeZone().Id)}. "
                + $"Say “reminder {Wording.Clock(read.Time)}”, "
                + $"or change the zone first: “timezone {Zones.Describe(read.Zone)}”.";
        }
        else if (read.NoteId is not null || (Schedule.TryParse(text, "UTC", out var days, out _) && days.Days != Days.Every))
        {
            problem = "A reminder watches every evening on which a streak is at stake; days off are left out by themselves. "
                + $"Say just the time: “reminder {Wording.Clock(read.Time)}”.";
        }
        else
        {
            evening = read.Time;
        }

        return problem.Length == 0;
    }

    /// <returns>Null where it has to wait, because something else came just before.</returns>
    public async Task<IReadOnlyList<Reply>?> PushAsync(Turn turn, Push errand, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;

        // Turned off or deleted elsewhere than in this chat.
        if (profile is not { Evening: not null, ReminderPlanned: true })
        {
            await pushes.UpdateAsync(turn.Room, PushKind.Reminder, _ => null, cancel);
            return [];
        }

        if (await IsElsewhereAsync(profile, errand, turn.Now, cancel) || await zones.IsForLaterAsync(profile, errand, turn.Now, cancel))
            return [];
        var streak = profile.StreakAt(turn.Now);
        if (!PushPace.IsAtStake(streak))
            return [];
        var id = AskIds.From(turn);
        if (PushPace.Wait(profile, id, turn.Now) is not null)
            return null;
        await learners.UpdateAsync(turn.Learner, now => PushPace.Brought(now, id, turn.Now, PushPace.Ignored(now)), cancel);
        var days = Wording.Count(streak.Length, "day");
        var line = streak.Stake == Stake.Freeze
            ? $"You have a streak of {days}. One card tonight keeps it going and saves a freeze."
            : $"Your streak of {days} ends tonight. One card keeps it going.";
        return Replies.Post(Replies.Line(line, Buttons.Quiz("Quiz me"), Buttons.Say("No more reminders", $"{Commands.Reminder} off")));
    }

    /// <summary>
    /// True where the learner is reminded in a personal chat that they have opened since, and no more here. From the next evening on it
    /// comes there.
    /// </summary>
    private async Task<bool> IsElsewhereAsync(LearnerProfile profile, Push errand, DateTimeOffset now, CancellationToken cancel)
    {
        if (profile is not { Habit.Home: { } home, Evening: { } evening } || home.Room == errand.Room)
            return false;
        var isPlanned = await pushes.GetAsync(home.Room, PushKind.Reminder, cancel) is not null;
        if (!isPlanned)
            await PlanAsync(profile, evening, now, cancel);
        await pushes.UpdateAsync(errand.Room, PushKind.Reminder, _ => null, cancel);
        return isPlanned;
    }

    /// <summary>Where no personal chat is known yet, it is planned after the next answer that finds one.</summary>
    private async Task PlanAsync(LearnerProfile profile, TimeOnly evening, DateTimeOffset now, CancellationToken cancel)
    {
        if (profile.Habit.Home is not { } home)
            return;
        var schedule = new Schedule { Days = Days.Every, Time = evening.AddHours(-1), Zone = profile.TimeZone().Id };
        var errand = new Push
        {
            Kind = PushKind.Reminder,
            Room = home.Room,
            RoomKind = RoomKind.Personal,
            Address = home.Address,
            Learner = profile.Id,
            Schedule = schedule,
            Due = schedule.Next(now)!.Value,
        };
        await pushes.UpdateAsync(home.Room, PushKind.Reminder, _ => errand, cancel);
        await learners.UpdateAsync(
            profile.Id, learner => learner.ReminderPlanned ? learner : learner with { ReminderPlanned = true }, cancel);
    }
}
