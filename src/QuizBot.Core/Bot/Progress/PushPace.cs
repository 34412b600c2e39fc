using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Streaks;

namespace QuizBot.Core.Bot.Progress;

/// <summary>
/// Keeps what is brought to one learner unasked apart; what comes later waits, and a reminder that saves a streak goes first.
/// </summary>
internal static class PushPace
{
    /// <summary>Days a streak must have to be worth a reminder.</summary>
    public const int Worth = 3;

    private static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <summary>Until when something has to wait because something else came just before; null where it may come now.</summary>
    /// <param name="profile">Whom it is for.</param>
    /// <param name="id">Its own, as in <see cref="LastPush.Id"/>.</param>
    /// <param name="now">When.</param>
    public static DateTimeOffset? Wait(LearnerProfile profile, string id, DateTimeOffset now) =>
        profile.Habit.Pushed is { } last && last.Id != id && (now - last.At).Duration() < Apart ? last.At + Apart : null;

    /// <summary>As <see cref="Wait"/>, for a card, which also lets a reminder go first that is due about now.</summary>
    public static DateTimeOffset? WaitOfCard(LearnerProfile profile, string id, DateTimeOffset now) =>
        Wait(profile, id, now)
        ?? (Reminder(profile, now) is { } reminder && reminder < now + Apart && !(profile.Habit.Pushed?.At >= reminder)
            ? reminder + Apart
            : null);

    /// <summary>True where a streak that is worth a reminder would suffer from this day without an answer.</summary>
    public static bool IsAtStake(StreakToday streak) => streak.Length >= Worth && streak.Stake != Stake.Nothing;

    /// <summary>With something brought now.</summary>
    public static LearnerProfile Brought(LearnerProfile profile, string id, DateTimeOffset now, int ignored) =>
        profile with { Habit = profile.Habit with { Pushed = new(id, now, ignored) } };

    /// <summary>How many cards were brought in a row while the learner did nothing.</summary>
    public static int Ignored(LearnerProfile profile) =>
        profile.Habit.Pushed is not { } last || profile.FocusAt > last.At || (profile.Answered is [.., var answer] && answer.At > last.At)
            ? 0
            : last.Ignored;

    /// <summary>Someone who sets a schedule wants cards, whatever they left unanswered.</summary>
    public static LearnerProfile Wanted(LearnerProfile profile) =>
        profile.Habit.Pushed is { Ignored: > 0 } last
            ? profile with { Habit = profile.Habit with { Pushed = last with { Ignored = 0 } } }
            : profile;

    /// <summary>The reminder about now that would ring; null without one.</summary>
    private static DateTimeOffset? Reminder(LearnerProfile profile, DateTimeOffset now) =>
        profile is { ReminderPlanned: true, Evening: { } evening } && IsAtStake(profile.StreakAt(now))
            ? new Schedule { Days = Days.Every, Time = evening.AddHours(-1), Zone = profile.TimeZone().Id }.Next(now - Apart)
            : null;
}
