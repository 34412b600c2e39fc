using QuizBot.Core.Notes;

namespace QuizBot.Commands;

/// <summary>A flashcard as <c>cards --format json</c> prints it.</summary>
internal sealed record ListedCard(string Id, string Kind, string Prompt, string Answer, IReadOnlyList<string> Choices, string? Why, int Line, string Note, bool Derived)
{
    public static ListedCard From(Flashcard card) =>
        new(card.Id, Kebab.Of(card.Kind), card.Prompt, card.Answer, card.Choices, card.Why, card.Line, card.NoteId, card.Derived);
}
