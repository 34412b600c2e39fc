using System.Collections.ObjectModel;

namespace QuizBot.Core.Notes;

/// <summary>A question with its answer. Immutable; identity is <see cref="Id"/> and survives rewording.</summary>
public sealed record Flashcard
{
    /// <summary>
    /// Unique in a course: <c>{note}/{local}</c>, "D1.2/Q1" for an authored card, "D1.2/amazon-s3/role" for a derived one.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The note it comes from ("D1.2").</summary>
    public required string NoteId { get; init; }

    public required FlashcardKind Kind { get; init; }

    /// <summary>The question, as plain text; may hold line breaks.</summary>
    public required string Prompt { get; init; }

    /// <summary>
    /// The question from top to bottom, where it is more than <see cref="Prompt"/>: with code, tables or pictures. Empty where it is not.
    /// </summary>
    public IReadOnlyList<CardPart> PromptParts { get; init; } = [];

    /// <summary>The answer as shown to a person, as plain text; may hold line breaks.</summary>
    public required string Answer { get; init; }

    /// <summary>The answer from top to bottom, where it is more than <see cref="Answer"/>. Empty where it is not.</summary>
    public IReadOnlyList<CardPart> AnswerParts { get; init; } = [];

    /// <summary>
    /// What a person picks from, in the order shown, which is the same every time: options for multiple choice and multiple
    /// response, shuffled items for ordering, shuffled right-hand sides for matching. Empty for reveal and typed.
    /// </summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>
    /// The right choices, each one of <see cref="Choices"/>: exactly one for multiple choice, one or more for multiple response,
    /// all in their right order for ordering, and for matching the right-hand side of each of <see cref="Left"/>. Empty for reveal and
    /// typed.
    /// </summary>
    public IReadOnlyList<string> Correct { get; init; } = [];

    /// <summary>The left-hand sides of a matching card, in the order shown; empty for every other kind.</summary>
    public IReadOnlyList<string> Left { get; init; } = [];

    /// <summary>Typed answers that are right besides <see cref="Answer"/> (aliases, other spellings).</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>
    /// Names of sibling terms and concepts: a typed answer that is nearer to one of these is a different answer, not a typo.
    /// </summary>
    public IReadOnlyList<string> Reject { get; init; } = [];

    /// <summary>
    /// What else of the course a typed answer may name, by what it is compared by; set by the deck, and shared by its cards.
    /// </summary>
    internal IReadOnlyDictionary<string, string>? Others { get; init; }

    /// <summary>Why the answer is right, from the note; null where the note does not say.</summary>
    public string? Why { get; init; }

    /// <summary>
    /// Why a wrong choice is wrong, by the choice as it stands in <see cref="Choices"/>; empty where the note does not say.
    /// </summary>
    public IReadOnlyDictionary<string, string> WhyNot { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What of the exam it asks about ("3.1.2"), for listings; empty where the note does not say.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>
    /// Slug of the term or concept the card is about; null for a card about the note as a whole or an authored card that names none.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>1-based line in the note that the card comes from.</summary>
    public required int Line { get; init; }

    /// <summary>True for a card made from a term, a stage or the analogy; false for one an author wrote.</summary>
    public bool Derived { get; init; }

    /// <summary>True for a card made of the analogy alone: it helps those who know the story and what its parts stand for.</summary>
    public bool IsMnemonic { get; init; }
}

/// <summary>How a flashcard is answered.</summary>
public enum FlashcardKind
{
    /// <summary>The learner thinks, shows the answer and says whether they had it.</summary>
    Reveal,

    /// <summary>One of the choices is right.</summary>
    MultipleChoice,

    /// <summary>Several of the choices are right; all of them and no other must be picked.</summary>
    MultipleResponse,

    /// <summary>The learner types the answer.</summary>
    Typed,

    /// <summary>The learner puts the choices in order.</summary>
    Ordering,

    /// <summary>The learner gives each left-hand item its choice.</summary>
    Matching,
}
