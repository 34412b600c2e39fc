using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Home;

/// <summary>The last 12 weeks and what a learner remembers.</summary>
internal sealed class StatsDialog(Learners learners, Fsrs fsrs)
{
    private const int Weeks = 12;

    public async Task<View> ShowAsync(Library library, Turn turn, CancellationToken cancel) =>
        await ShowAsync(library, turn, await LearnerReading.ReadAsync(learners, library, turn, cancel), cancel);

    public async Task<View> ShowAsync(Library library, Turn turn, LearnerReading reading, CancellationToken cancel)
    {
        var (profile, memories) = reading;
        var today = LocalClock.Day(turn.Now, profile.TimeZone());
        var first = StudyCalendar.FirstDay(today, Weeks);
        Dictionary<DateOnly, DayCount> days = [];
        await foreach (var day in learners.GetDaysAsync(turn.Learner, first, cancel))
            days[day.Day] = day;

        var summary = profile.Reviews == 0
            ? "Nothing answered yet. Say “quiz” and this page starts to fill."
            : $"{Wording.Count(profile.Reviews, "answer")} so far, {Percent(profile.Correct, profile.Reviews)} right. "
                + $"You studied on {Wording.Count(days.Count, "day")} of the last {Weeks} weeks.";
        var blocks = new List<Block>
        {
            new TextBlock(summary),
            new FixedBlock(StudyCalendar.Describe(days, today, Weeks), StudyCalendar.Draw(days, today, Weeks)),
        };
        IReadOnlyList<string>[] rows =
        [
            .. TopicStanding.All(library, profile, memories, fsrs, turn.Now)
                .Where(standing => standing.Seen > 0)
                .Select(standing => (IReadOnlyList<string>)
                [
                    $"{standing.Note.Id} {standing.Note.Title}",
                    $"{standing.Seen} of {standing.Cards}",
                    $"{Math.Round(standing.Recall * 100)} % of all",
                ]),
        ];
        if (rows.Length > 0)
            blocks.Add(new TableBlock(["Topic", "Cards seen", "You would recall now"], rows));
        return new() { Title = "Your last 12 weeks", Blocks = blocks, Actions = [Buttons.Quiz("Quiz me")], Fallback = summary };
    }

    private static string Percent(int part, int whole) => $"{Math.Round(100.0 * part / whole)} %";
}
