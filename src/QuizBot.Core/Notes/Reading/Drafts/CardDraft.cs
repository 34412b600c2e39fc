using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>An authored flashcard as it stands in the note, before it is checked.</summary>
internal sealed record CardDraft
{
    /// <summary>1-based line where the flashcard begins.</summary>
    public required int Line { get; init; }

    /// <summary>How its author writes flashcards.</summary>
    public required CardForm Form { get; init; }

    /// <summary>From "Q1:"; null without one.</summary>
    public string? Number { get; init; }

    /// <summary>Its place in a numbered list or among numbered headings; null outside of one.</summary>
    public string? Place { get; init; }

    /// <summary>May be empty.</summary>
    public required Content Question { get; init; }

    /// <summary>What to pick from, where that is written as options; empty otherwise.</summary>
    public IReadOnlyList<CardOption> Options { get; init; } = [];

    /// <summary>The lines with labels, and the answer and the reason without.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>True where too much text had to be cut.</summary>
    public bool IsCut { get; init; }

    /// <summary>The field of a kind, the first where there are several; null without one.</summary>
    public Field? this[FieldKind kind] => Fields.FirstOrDefault(field => field.Kind == kind);

    public Field? Answer => this[FieldKind.Answer];
}

/// <summary>One of the options of a question.</summary>
/// <param name="Content">Without its letter.</param>
/// <param name="Letter">A to J; null without one.</param>
/// <param name="IsRight">Whether it is marked as right: by a tick, a check mark or the word; null where no option of the question is
/// marked.</param>
/// <param name="Line">1-based.</param>
internal sealed record CardOption(Content Content, char? Letter, bool? IsRight, int Line);

/// <summary>How an author writes flashcards.</summary>
internal enum CardForm
{
    /// <summary>Questions with labels, or with anything below.</summary>
    Plain,
    Fold,
    Heading,
    Options,
    Line,
    Block,
    ClozeText,
    Table,
    Definition,
    Yaml,
}
