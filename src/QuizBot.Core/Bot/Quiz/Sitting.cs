using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Plans one sitting: how long it is, and what it is made of.</summary>
internal static class Sitting
{
    /// <summary>Most cards of a sitting that nobody chose the length of: what is due, and then what is new.</summary>
    public const int Usual = 30;

    public const int Longest = 100;

    /// <summary>Cards of a learner's first sitting.</summary>
    public const int Lesson = 5;

    /// <summary>Cards that "more" adds.</summary>
    public const int Extra = 5;

    private const int SecondsPerCard = 20;
    private const int Remembered = 12;

    /// <summary>What to choose the next card from.</summary>
    public static StudyPlan Plan(
        Library library, LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memories, Selection selection,
        DateTimeOffset now, bool more)
    {
        var today = profile.DayOf(now);
        var isLesson = IsLesson(profile, memories, selection, today);
        var cards = isLesson ? [.. selection.Cards.Where(NewCards.IsForLesson)] : selection.Cards;
        var wanted = profile.Wanted.Select(library.FindStored).OfType<Flashcard>().Select(card => card.Id)
            .Where(card => !memories.ContainsKey(card)).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Cards = cards.Count >= Lesson || !isLesson ? cards : selection.Cards,
            Memory = memories.GetValueOrDefault,
            Now = now,
            Day = profile.DayOf,
            Skip = LeftOut(library, profile, today),
            Recent = [.. profile.Answered.TakeLast(Remembered).Select(answer => library.FindStored(answer.Card)).OfType<Flashcard>()],
            Wanted = wanted,
            NewLeft = selection.Anyway ? int.MaxValue
                : Math.Max(isLesson ? Math.Max(0, Lesson - profile.NewOn(today)) : profile.NewLeft(today), wanted.Count),
            Weight = note => Weight(library, note),
            More = more || selection.Anyway,
        };
    }

    /// <summary>Ids of the cards that the learner lets rest for the day, or wants no more.</summary>
    public static IReadOnlySet<string> LeftOut(Library library, LearnerProfile profile, DateOnly today) =>
        profile.Stopped.Concat(profile.PutOffDay == today ? profile.PutOff : [])
            .Select(library.FindStored)
            .OfType<Flashcard>()
            .Select(card => card.Id)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Begins a sitting; its goal is 0 where there is nothing to do.</summary>
    public static Session Begin(
        LearnerProfile profile, StudyPlan plan, StudyCounts counts, Selection selection, string? topic, bool isLesson)
    {
        var goal = isLesson ? Math.Min(Lesson, counts.Askable)
            : selection.Count is { } wanted ? Math.Min(wanted, counts.Askable)
            : plan.More ? Math.Min(Extra, counts.Askable)
            : Math.Min(Usual, counts.All > 0 ? counts.All : counts.Soon);
        return new(profile.DayOf(plan.Now), topic, goal) { IsLesson = isLesson, IsPicked = selection.Anyway };
    }

    /// <summary>The cards that the sitting still has room for: at its end, those that were missed and have to come back.</summary>
    public static IReadOnlyList<Flashcard> Left(Library library, Session session, IReadOnlyList<Flashcard> cards)
    {
        var again = session.Again.Select(library.FindStored).OfType<Flashcard>().ToList();
        return again.Count > 0 && session.Done + again.Count >= session.Goal ? again : cards;
    }

    /// <summary>True for someone who has not answered a card yet, and narrows nothing.</summary>
    public static bool IsLesson(
        LearnerProfile profile, IReadOnlyDictionary<string, CardMemory> memories, Selection selection, DateOnly today) =>
        (profile.Session is { IsLesson: true, IsOver: false } session && session.Day == today)
        || (profile.Reviews == 0 && memories.Count == 0 && selection is { Name: null, Count: null });

    public static int Minutes(int cards) => Math.Max(1, (int)Math.Ceiling(cards * SecondsPerCard / 60.0));

    /// <summary>A note's part of the exam: its domain's weight, shared by the domain's notes.</summary>
    internal static double Weight(Library library, string noteId)
    {
        var note = library.Course.Notes.FirstOrDefault(one => one.Id == noteId);
        return note?.Weight is not { } weight ? 1 : (double)weight / library.Course.Notes.Count(other => other.Domain == note.Domain);
    }
}
