using QuizBot.Core.Bot.Progress;
using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Home;

/// <summary>What there is to study. To a learner by themselves it is the daily home: what is due, and how far each topic is.</summary>
internal sealed class TopicsDialog(Learners learners, Companions companions, Fsrs fsrs)
{
    private const int MostNotes = 30;

    private readonly StudyQueue queue = new(fsrs);

    public async Task<View> ShowAsync(Library library, Turn turn, CancellationToken cancel)
    {
        if (turn.RoomKind != RoomKind.Personal || library.Deck.Cards.Count == 0)
            return Shared(library);
        var today = await TodayAsync(library, turn, await LearnerReading.ReadAsync(learners, library, turn, cancel), cancel);
        return new()
        {
            Title = library.Course.Title,
            Blocks = [.. today.Blocks, .. Picker(library)],
            Actions = [.. today.Actions, StudyIt],
            Fallback = today.Line,
        };
    }

    /// <summary>The learner's day: what is due, how their study buddy is doing, and a bar for each topic.</summary>
    public async Task<Today> TodayAsync(Library library, Turn turn, LearnerReading reading, CancellationToken cancel)
    {
        var (profile, memories) = (reading.Profile.Seen(turn), reading.Memories);
        var everything = Selection.Find(library, null, profile, memories, fsrs, turn.Now)!;
        var counts = queue.Count(Sitting.Plan(library, profile, memories, everything, turn.Now, more: false));
        var standings = TopicStanding.All(library, profile, memories, fsrs, turn.Now);
        var line = Line(profile, counts, turn.Now);
        var company = await companions.CompanyAsync(profile, turn.Now, cancel);
        List<Block> blocks =
        [
            new TextBlock(line),
            .. company is null ? (Block[])[] : [new TextBlock(company.Line, Tone.Subtle)],
            .. standings.Take(MostNotes).Select(Bar),
        ];
        if (standings.Count > MostNotes)
            blocks.Add(new TextBlock($"And {Wording.Count(standings.Count - MostNotes, "more topic")}.", Tone.Subtle));
        var start = counts.All > 0 ? Buttons.Quiz("Start today's cards") : Buttons.KeepGoing($"{Sitting.Extra} more", null);
        List<ViewAction> actions = [start];
        if (Turned(standings) is var (why, note))
            actions.Add(Buttons.Quiz($"{why}: {note.Id}", note.Id) with { Primary = false });
        if (company?.Nudge is { } nudge)
            actions.Add(nudge);
        return new(line, blocks, actions);
    }

    /// <summary>
    /// The topic to turn to by itself: of those begun the one known least, or where there is but one, the new one that the exam asks most.
    /// </summary>
    private static (string Why, Note Note)? Turned(List<TopicStanding> standings)
    {
        var begun = standings.Where(standing => standing.Seen > 0).ToList();
        if (begun.Count > 1)
            return ("Weakest", begun.MinBy(standing => standing.Recall)!.Note);
        return standings.Count > 1 && standings.Except(begun).MaxBy(standing => standing.Weight ?? 0) is { } fresh
            ? ("New topic", fresh.Note)
            : null;
    }

    private static string Line(LearnerProfile profile, StudyCounts counts, DateTimeOffset now)
    {
        var due = counts switch
        {
            { Due: > 0, New: > 0 } => $"{counts.Due} due, {counts.New} new",
            { Due: > 0 } => $"{counts.Due} due",
            { New: > 0 } => $"Nothing is due; {counts.New} new",
            { NextDue: { } next } => $"All done for today; the next card comes back {Wording.When(next, now)}",
            _ => "All done for today",
        };
        var minutes = counts.All == 0 ? "" : $", about {Wording.Count(Sitting.Minutes(counts.All), "minute")}";
        var streak = profile.StreakAt(now).Length;
        return streak == 0 ? $"{due}{minutes}." : $"{due}{minutes}. Streak: {Wording.Count(streak, "day")}.";
    }

    private static ProgressBlock Bar(TopicStanding standing)
    {
        var label = $"{standing.Note.Id} {standing.Note.Title}: {standing.Known} known, {standing.Learning} learning, {standing.New} new";
        if (standing.Due > 0)
            label += $" · {standing.Due} due";
        if (standing.Weight is { } weight)
            label += OfExam(weight);
        return new(label, standing.Known, standing.Cards);
    }

    /// <summary>Where others read along, nothing of a learner's own.</summary>
    private static View Shared(Library library)
    {
        var notes = library.Course.Notes;
        Fact[] facts = [.. notes.Take(MostNotes).Select(note => new Fact($"{note.Id} {note.Title}", Describe(library, note)))];
        List<Block> blocks = [new FactsBlock(facts), .. Picker(library)];
        if (notes.Count > MostNotes)
        {
            var more = Wording.Count(notes.Count - MostNotes, "more topic");
            blocks.Insert(1, new TextBlock($"And {more}. Say “quiz” with its id to study just that one.", Tone.Subtle));
        }

        return new()
        {
            Title = library.Course.Title,
            Blocks = blocks,
            Actions = notes.Count > 0 ? [StudyIt with { Primary = true }] : [],
            Fallback = $"{library.Course.Title}: {Wording.List([.. facts.Select(fact => fact.Label)])}.",
        };
    }

    private static string Describe(Library library, Note note)
    {
        var cards = Wording.Count(library.Deck.OfNote(note.Id).Count, "card");
        return note.Weight is null ? cards : cards + OfExam(Sitting.Weight(library, note.Id));
    }

    private static string OfExam(double percent) => $" · {Wording.Digits((int)Math.Round(percent))} % of the exam";

    private static ViewAction StudyIt => new(Verbs.Quiz, "Study that topic") { Submits = true };

    private static IEnumerable<Block> Picker(Library library)
    {
        if (library.Course.Notes.Count > 0)
        {
            yield return new ChoiceBlock(
                ButtonData.Topic, "Study one topic",
                [.. library.Course.Notes.Take(MostNotes).Select(note => new Option(note.Id, $"{note.Id} {note.Title}"))], Pick.OneCompact);
        }
    }
}

/// <summary>A learner's day in a line, as bars, and where to begin.</summary>
internal sealed record Today(string Line, IReadOnlyList<Block> Blocks, IReadOnlyList<ViewAction> Actions);
