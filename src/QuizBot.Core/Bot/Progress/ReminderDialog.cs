using QuizBot.Core.Chat;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>Reminds a learner, an hour before their evening ends, of a streak that would end or cost a freeze tonight.</summary>
internal sealed class ReminderDialog(Learners learners, Pushes pushes)
{
    /// <summary>Days a streak must have to be worth a reminder.</summary>
    private const int Worth = 3;

    private static readonly TimeOnly UsualEvening = new(20, 0);

    /// <summary>Plans the reminder once, after an answer in personal chat with which a streak became worth one.</summary>
    public async Task PlanAsync(Turn turn, LearnerProfile profile, CancellationToken cancel)
    {
        if (profile is { ReminderPlanned: false, Evening: not null } && turn.RoomKind == RoomKind.Personal && profile.Streak.Length >= Worth)
            await PlanAsync(turn, profile.Evening.Value, profile.TimeZone().Id, cancel);
    }

    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        var text = typed.Trim();
        if (text.Length == 0)
        {
            return Replies.Line(profile.Evening is { } evening
                ? $"With a streak of {Worth} days or more, I remind you at {Wording.Clock(evening.AddHours(-1))} here if it would end that night. To change it, say when your evening ends: “reminder 21:00”. “reminder off” ends it."
                : $"Reminders are off. “reminder on” brings them back.");
        }

        if (text.Equals("off", StringComparison.OrdinalIgnoreCase) || text.Equals("stop", StringComparison.OrdinalIgnoreCase))
        {
            await learners.UpdateAsync(turn.Learner, now => now.Seen(turn) with { Evening = null, ReminderPlanned = false }, cancel);
            if (turn.RoomKind == RoomKind.Personal)
                await pushes.UpdateAsync(turn.Room, PushKind.Reminder, _ => null, cancel);
            return Replies.Line("Done: no more reminders. “reminder on” brings them back.");
        }

        var ends = UsualEvening;
        if (!text.Equals("on", StringComparison.OrdinalIgnoreCase))
        {
            if (!Schedule.TryParse("daily " + text, "UTC", out var read, out var problem))
                return Replies.Line($"{problem} For your evening, say for example “reminder 21:00”.");
            ends = read.Time;
        }

        await learners.UpdateAsync(turn.Learner, now => now.Seen(turn) with { Evening = ends, ReminderPlanned = false }, cancel);
        if (turn.RoomKind == RoomKind.Personal)
            await PlanAsync(turn, ends, profile.TimeZone().Id, cancel);
        return Replies.Line($"Done: your evening ends at {Wording.Clock(ends)}. With a streak of {Worth} days or more I remind you an hour before, if it would end that night.");
    }

    public async Task<IReadOnlyList<Reply>> PushAsync(Turn turn, Push errand, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value;

        // Turned off or deleted elsewhere than in this chat.
        if (profile is not { Evening: { } evening, ReminderPlanned: true })
        {
            await pushes.UpdateAsync(turn.Room, PushKind.Reminder, _ => null, cancel);
            return [];
        }

        // Someone who has moved gets the reminder in the evening of where they are now.
        if (profile.TimeZone().Id is var zone && errand.Schedule?.Zone != zone)
        {
            await PlanAsync(turn, evening, zone, cancel);
            return [];
        }

        var streak = profile.Streak.Today(turn.Now, profile.TimeZone(), profile.DaysOff);
        if (streak.Length < Worth || streak.Stake == Stake.Nothing)
            return [];
        var days = Wording.Count(streak.Length, "day");
        var line = streak.Stake == Stake.Freeze
            ? $"You have a streak of {days}. One card tonight keeps it going and saves a freeze."
            : $"Your streak of {days} ends tonight. One card keeps it going.";
        return Replies.Post(Replies.Line(line, Buttons.Quiz("Quiz me"), Buttons.Say("No more reminders", $"{Commands.Reminder} off")));
    }

    private async Task PlanAsync(Turn turn, TimeOnly evening, string zone, CancellationToken cancel)
    {
        var schedule = new Schedule { Days = Days.Every, Time = evening.AddHours(-1), Zone = zone };
        var errand = new Push
        {
            Kind = PushKind.Reminder,
            Room = turn.Room,
            RoomKind = turn.RoomKind,
            Address = turn.Address,
            Learner = turn.Learner,
            Schedule = schedule,
            Due = schedule.Next(turn.Now)!.Value,
        };
        await pushes.UpdateAsync(turn.Room, PushKind.Reminder, _ => errand, cancel);
        await learners.UpdateAsync(turn.Learner, profile => profile.ReminderPlanned ? profile : profile with { ReminderPlanned = true }, cancel);
    }
}
