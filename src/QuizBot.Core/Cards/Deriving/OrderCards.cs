using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>Cards about what comes first and what comes next.</summary>
internal static class OrderCards
{
    private const int Fewest = 3;
    private const int Most = 8;

    public static IEnumerable<Flashcard> Stages(CardSource lesson)
        => Order(lesson, "stages/order", $"{lesson.Note.Title}: put these stages in order, first to last.",
            [.. lesson.Stages
                .Select(stage => (stage.Title, string.Join(", ", stage.Concepts.Select(concept => concept.Name)), stage.Line))]);

    public static IEnumerable<Flashcard> Steps(CardSource lesson)
        => lesson.Note.Analogy.Any(step => step.IsUnordered) ? [] : Order(lesson, "analogy/order",
            $"Put these steps of {lesson.Analogy} in order, first to last.",
            [.. lesson.Note.Analogy.Select(step => (step.Step, step.Text, step.Line))]).Select(card => card with { IsMnemonic = true });

    private static IEnumerable<Flashcard> Order(
        CardSource lesson, string local, string prompt, IReadOnlyList<(string Name, string Text, int Line)> items)
    {
        if (items.Count is < Fewest or > Most)
            yield break;
        var right = items.Select(item => item.Name).ToList();
        yield return lesson.Card(FlashcardKind.Ordering, local, null, prompt, string.Join(" → ", right),
            string.Join(" ", items.Select(item => Prose.Sentence($"{item.Name}: {item.Text}"))), items[0].Line) with
        {
            Correct = right,
            Choices = StableShuffle.Shuffle(right, $"{lesson.Note.Id}/{local}"),
        };
    }
}
