using System.Collections.ObjectModel;
using QuizBot.Core.Notes;

namespace QuizBot.Commands.Shown;

/// <summary>A parsed note as JSON.</summary>
internal sealed record ShownNote(
    string Id,
    string Title,
    int? Domain,
    int? Weight,
    IReadOnlyList<ShownStep> Analogy,
    IReadOnlyList<ShownTerm> Terms,
    IReadOnlyList<ShownStage> Stages,
    IReadOnlyList<ShownCard> Flashcards,
    IReadOnlyList<ShownFinding> Findings)
{
    public static ShownNote From(Note note) => new(
        note.Id,
        note.Title,
        note.Domain,
        note.Weight,
        [.. note.Analogy.Select(step => new ShownStep(step.Step, step.Text))],
        [.. note.Terms.Select(term => new ShownTerm(term.Name, term.Aliases, term.Role, term.Definition, term.Stages))],
        [.. note.Stages.Select(stage => new ShownStage(
            stage.Title, [.. stage.Concepts.Select(concept => new ShownConcept(concept.Name, concept.Text))]))],
        [.. note.Flashcards
            .Select(card => new ShownCard(card.Id, Kebab.Of(card.Kind), card.Prompt, card.Answer, card.Choices, card.Why, card.Line))],
        [.. note.Findings.Select(finding => new ShownFinding(Kebab.Of(finding.Severity), finding.Line, finding.Message, finding.Mend))]);
}

internal sealed record ShownCard(
    string Id, string Kind, string Prompt, string Answer, IReadOnlyList<string> Choices, string? Why, int Line);

internal sealed record ShownConcept(string Name, string Text);

internal sealed record ShownFinding(string Severity, int Line, string Message, string Mend);

internal sealed record ShownStage(string Title, IReadOnlyList<ShownConcept> Concepts);

internal sealed record ShownStep(string Step, string Text);

internal sealed record ShownTerm(string Name, IReadOnlyList<string> Aliases, string? Role, string Definition, IReadOnlyList<string> Stages);

/// <summary>A flashcard as <c>cards --format json</c> prints it.</summary>
internal sealed record ListedCard(
    string Id, string Kind, string Prompt, string Answer, IReadOnlyList<string> Choices, string? Why, int Line, string Note, bool Derived)
{
    public IReadOnlyDictionary<string, string> WhyNot { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What of the exam it asks about.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    public static ListedCard From(Flashcard card) =>
        new(
            card.Id, Kebab.Of(card.Kind), card.Prompt, card.Answer, card.Choices, card.Why, card.Line, card.NoteId,
            card.Derived)
        { WhyNot = card.WhyNot, Objectives = card.Objectives };
}
