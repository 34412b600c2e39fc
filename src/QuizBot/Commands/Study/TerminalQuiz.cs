using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Commands.Study;

/// <summary>Asks cards, one after the other. What was missed comes once more at the end.</summary>
internal sealed class TerminalQuiz(Course course, QuizMemory memory, TextReader input, TextWriter output)
{
    private const int MostTries = 3;

    public void Ask(IReadOnlyList<Flashcard> cards)
    {
        var (right, asked) = (0, 0);
        var missed = new List<Flashcard>();
        output.WriteLine($"{course.Title}: {Wording.Count(cards.Count, "card")}. An empty line shows the answer, “stop” ends.");
        foreach (var card in cards)
        {
            output.WriteLine();
            output.WriteLine($"{asked + 1} of {cards.Count} · {card.NoteId}");
            if (Ask(card) is not { } correct)
                break;
            asked++;
            right += correct ? 1 : 0;
            if (!correct)
                missed.Add(card);
            memory.Keep(card, correct, DateTimeOffset.UtcNow);
        }

        output.WriteLine();
        if (asked == cards.Count && missed.Count > 0)
        {
            output.WriteLine($"Once more what you missed: {Wording.Count(missed.Count, "card")}.");
            foreach (var card in missed)
            {
                output.WriteLine();
                if (Ask(card) is null)
                    break;
            }

            output.WriteLine();
        }

        output.WriteLine(asked == 0 ? "Nothing was asked." : $"{right} of {asked} right.");
    }

    /// <summary>Null where the person wants to stop.</summary>
    private bool? Ask(Flashcard card)
    {
        PrintedCard.WriteQuestion(card, output);
        for (var tries = 0; ; tries++)
        {
            output.Write("> ");
            output.Flush();
            if (input.ReadLine()?.Trim() is not { } said || said is "stop" or "quit" or "exit")
                return null;
            if (said.Length == 0 || card.Kind == FlashcardKind.Reveal)
                return Shown(card);
            var verdict = Grader.GradeSaid(card, said);
            if (!verdict.Counts && tries < MostTries)
            {
                output.WriteLine(verdict.Remark);
                continue;
            }

            output.WriteLine(verdict.Correct ? "Right!" : "Not this time.");
            if (verdict.Remark is { } remark)
                output.WriteLine(remark);
            if (!verdict.Correct)
                foreach (var wrong in verdict.Picked.Where(card.WhyNot.ContainsKey))
                    output.WriteLine($"{wrong}: {card.WhyNot[wrong]}");
            PrintedCard.WriteAnswer(card, output);
            return verdict.Correct;
        }
    }

    private bool? Shown(Flashcard card)
    {
        PrintedCard.WriteAnswer(card, output);
        if (card.Kind != FlashcardKind.Reveal)
            return false;
        output.Write("Did you have it? (y/n) ");
        output.Flush();
        return input.ReadLine()?.Trim() is not { } said || said is "stop" or "quit" or "exit"
            ? null
            : said.StartsWith('y') || said.StartsWith('Y');
    }
}
