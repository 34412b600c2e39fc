using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Schedules;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>The last 12 weeks and what a learner remembers.</summary>
internal sealed class StatsDialog(Learners learners, Fsrs fsrs)
{
    private const int Weeks = 12;

    public async Task<View> ShowAsync(Library library, Turn turn, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(turn.Learner, cancel);
        var profile = (await readProfile).Value;
        var today = LocalClock.Day(turn.Now, profile.TimeZone());
        var first = StudyCalendar.FirstDay(today, Weeks);
        Dictionary<DateOnly, DayCount> days = [];
        await foreach (var day in learners.GetDaysAsync(turn.Learner, first, cancel))
            days[day.Day] = day;
        var memories = await learners.GetMemoriesAsync(turn.Learner, library.Course.Id, readProfile, cancel);

        var summary = profile.Reviews == 0
            ? "Nothing answered yet. Say “quiz” and this page starts to fill."
            : $"{Wording.Count(profile.Reviews, "answer")} so far, {Percent(profile.Correct, profile.Reviews)} right. "
                + $"You studied on {Wording.Count(days.Count, "day")} of the last {Weeks} weeks.";
        var blocks = new List<Block> { new TextBlock(summary), new FixedBlock(StudyCalendar.Describe(days, today, Weeks), StudyCalendar.Draw(days, today, Weeks)) };
        IReadOnlyList<string>[] rows = [.. library.Course.Notes.Select(note => Row(library, note, memories, turn.Now)).OfType<IReadOnlyList<string>>()];
        if (rows.Length > 0)
            blocks.Add(new TableBlock(["Note", "Cards seen", "You would recall now"], rows));
        return new() { Title = "Your last 12 weeks", Blocks = blocks, Actions = [Buttons.Quiz("Quiz me")], Fallback = summary };
    }

    private IReadOnlyList<string>? Row(Library library, Note note, IReadOnlyDictionary<string, CardMemory> memories, DateTimeOffset now)
    {
        var cards = library.Deck.OfNote(note.Id);
        double[] recall = [.. cards.Select(card => memories.GetValueOrDefault(card.Id)).OfType<CardMemory>().Select(memory => fsrs.Recall(memory, now))];
        return recall.Length == 0 ? null : [$"{note.Id} {note.Title}", $"{recall.Length} of {cards.Count}", $"{Math.Round(recall.Average() * 100)} %"];
    }

    private static string Percent(int part, int whole) => $"{Math.Round(100.0 * part / whole)} %";
}
