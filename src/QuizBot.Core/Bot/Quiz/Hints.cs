using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>Help that does not give the answer away: its part in the analogy first, then its first letter.</summary>
internal static class Hints
{
    /// <param name="library">What the bot knows.</param>
    /// <param name="card">The card.</param>
    /// <param name="again">True where a hint was given before.</param>
    public static string For(Library library, Flashcard card, bool again)
    {
        if (!again && RoleOf(library, card) is { } role)
            return $"Hint: in the analogy it is {role}.";
        return card.Kind switch
        {
            FlashcardKind.Ordering => $"Hint: it begins with “{card.Correct[0]}”.",
            FlashcardKind.Matching => $"Hint: {card.Left[0]} goes with “{card.Correct[0]}”.",
            FlashcardKind.MultipleResponse => $"Hint: {Wording.Digits(card.Correct.Count)} of them are right.",
            FlashcardKind.MultipleChoice when card.Choices.FirstOrDefault(choice => !card.Correct.Contains(choice)) is { } wrong =>
                $"Hint: it is not “{wrong}”.",
            _ => $"Hint: it starts with “{card.Answer.EnumerateRunes().FirstOrDefault()}” and has "
                + $"{Wording.Digits(card.Answer.Split(' ').Length)} "
                + $"{(card.Answer.Contains(' ', StringComparison.Ordinal) ? "words" : "word")}.",
        };
    }

    private static string? RoleOf(Library library, Flashcard card)
    {
        var role = library.SubjectOf(card) is { } entry
            ? entry.Note.Terms.FirstOrDefault(term => term.Name == entry.Name)?.Role
            : null;
        return role is null
            || card.Prompt.Contains(role, StringComparison.OrdinalIgnoreCase)
            || card.Answer.Contains(role, StringComparison.OrdinalIgnoreCase)
                ? null
                : role;
    }
}
