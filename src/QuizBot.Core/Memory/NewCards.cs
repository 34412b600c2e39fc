using QuizBot.Core.Notes;

namespace QuizBot.Core.Memory;

/// <summary>
/// The order in which a learner meets new cards: notes mixed by their share of the exam, easy forms before hard ones, and what is
/// about the same thing, looks the same or has the same answer apart.
/// </summary>
internal static class NewCards
{
    /// <summary>How many cards back a subject or an answer is still remembered from.</summary>
    private const int Memorable = 8;

    /// <summary>What a learner's first sitting is made of: nothing that asks who plays whom in a story not yet told.</summary>
    public static bool IsForLesson(Flashcard card) => card.Kind == FlashcardKind.MultipleChoice && !card.IsMnemonic;

    /// <summary>A term is asked typed, or without any help, only after it was right as a choice.</summary>
    public static bool IsReady(StudyPlan plan, Flashcard card) =>
        card.Subject is null || card.Kind is not (FlashcardKind.Typed or FlashcardKind.Reveal)
        || Choices(plan, card).All(choice => plan.Skip.Contains(choice.Id))
            || Choices(plan, card).Any(choice => plan.Memory(choice.Id) is { } memory && WasRight(memory));

    /// <summary>The next of the fresh cards, at least one.</summary>
    public static Flashcard First(StudyPlan plan, IReadOnlyList<Flashcard> fresh)
    {
        if (fresh.Where(card => plan.Wanted.Contains(card.Id)).ToList() is { Count: > 0 } wanted)
            return wanted.MinBy(card => Hardness(card) + Nearness(plan.Recent, card))!;
        var seen = plan.Cards.Where(card => plan.Memory(card.Id) is not null).CountBy(card => card.NoteId).ToDictionary();
        var note = fresh.GroupBy(card => card.NoteId)
            .MinBy(group => (seen.GetValueOrDefault(group.Key) + 1) / Math.Max(plan.Weight(group.Key), double.Epsilon))!;
        var share = (double)seen.GetValueOrDefault(note.Key) / plan.Cards.Count(card => card.NoteId == note.Key);
        return note.MinBy(card => Hardness(card) * (1 - share) + Nearness(plan.Recent, card))!;
    }

    /// <summary>How much a card repeats those before it; 0 for one that is quite another thing.</summary>
    public static double Nearness(IReadOnlyList<Flashcard> recent, Flashcard card)
    {
        var nearness = recent.Count > 0 && recent[^1].Kind == card.Kind ? 0.5 : 0;
        for (var back = 1; back <= Math.Min(Memorable, recent.Count); back++)
        {
            var other = recent[^back];
            if (card.Subject is not null && other.Subject == card.Subject && other.NoteId == card.NoteId)
                nearness += 4.0 / back;
            if (string.Equals(other.Answer, card.Answer, StringComparison.OrdinalIgnoreCase))
                nearness += 6.0 / back;
        }

        return nearness;
    }

    private static double Hardness(Flashcard card) => card.Kind switch
    {
        _ when card.IsMnemonic => 2.5,
        FlashcardKind.MultipleChoice => card.Derived ? 0 : 0.6,
        FlashcardKind.Matching => 1.5,
        FlashcardKind.MultipleResponse or FlashcardKind.Ordering => 2,
        _ => 3,
    };

    private static bool WasRight(CardMemory memory) => memory.Phase == Phase.Review || memory.Step > 0;

    private static IEnumerable<Flashcard> Choices(StudyPlan plan, Flashcard card) =>
        plan.ChoiceCards[(card.NoteId, card.Subject)];
}
