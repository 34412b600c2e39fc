using QuizBot.Core.Notes;

namespace QuizBot.Commands.Shown;

/// <summary>A note as plain text.</summary>
internal static class NotePrinter
{
    public static void Write(Note note, TextWriter output)
    {
        var exam = string.Join(
            ", ",
            new[] { note.Domain is { } domain ? $"domain {domain}" : null, note.Weight is { } weight ? $"{weight}% of the exam" : null }
                .OfType<string>());
        output.WriteLine($"{note.Id} {note.Title}{(exam.Length > 0 ? $" ({exam})" : "")}");
        if (note.Analogy.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(note.AnalogyTitle ?? "Analogy");
            foreach (var step in note.Analogy)
                output.WriteLine($"  {step.Step}: {step.Text}");
        }

        if (note.Terms.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Terms");
        }

        foreach (var term in note.Terms)
        {
            output.WriteLine($"  {term.Name}{(term.Role is { } role ? $", {role}" : "")}: {term.Definition}");
            if (term.Aliases.Count > 0)
                output.WriteLine($"    also: {string.Join(", ", term.Aliases)}");
            if (term.Stages.Count > 0)
                output.WriteLine($"    in: {string.Join(", ", term.Stages)}");
        }

        foreach (var stage in note.Stages)
        {
            output.WriteLine();
            output.WriteLine(stage.Title);
            foreach (var concept in stage.Concepts)
                output.WriteLine($"  {(concept.Parent is null ? "" : "  ")}{concept.Name}: {concept.Text}");
        }

        if (note.Flashcards.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Flashcards");
        }

        foreach (var card in note.Flashcards)
        {
            output.WriteLine($"  {card.Id} ({Kebab.Of(card.Kind)}, line {card.Line}): {card.Prompt}");
            if (card.Choices.Count > 0)
                output.WriteLine($"    choices: {string.Join(" | ", card.Choices)}");
            output.WriteLine($"    {card.Answer}");
            if (card.Why is { } why)
                output.WriteLine($"    why: {why}");
        }
    }
}
