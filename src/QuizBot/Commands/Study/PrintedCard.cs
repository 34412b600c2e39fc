using QuizBot.Core.Notes;

namespace QuizBot.Commands.Study;

/// <summary>A flashcard as plain text.</summary>
internal static class PrintedCard
{
    public static void WriteQuestion(Flashcard card, TextWriter output)
    {
        output.WriteLine(card.Prompt);
        foreach (var (index, left) in card.Left.Index())
            output.WriteLine($"  {index + 1}. {left}");
        foreach (var (index, choice) in card.Choices.Index())
            output.WriteLine($"  {(index < 26 ? $"{(char)('A' + index)}" : $"{index + 1}")}) {choice}");
    }

    public static void WriteAnswer(Flashcard card, TextWriter output)
    {
        output.WriteLine(
            card.Answer.Contains('\n', StringComparison.Ordinal) ? $"The answer:\n{card.Answer}" : $"The answer: {card.Answer}");
        if (card.Why is { } why)
            output.WriteLine(why);
    }
}
