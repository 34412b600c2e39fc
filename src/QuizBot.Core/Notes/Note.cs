namespace QuizBot.Core.Notes;

/// <summary>One Markdown study note, read. Texts are plain: inline Markdown is gone and mojibake is repaired.</summary>
public sealed record Note
{
    /// <summary>From the first heading ("D1.2"), or from the file name where the heading has none.</summary>
    public required string Id { get; init; }

    /// <summary>The first heading without id and parenthesis ("ML Lifecycle").</summary>
    public required string Title { get; init; }

    /// <summary>The exam domain, 1 or more; null where the note does not say.</summary>
    public int? Domain { get; init; }

    /// <summary>The domain's share of the exam in percent, 1 to 100; null where the note does not say.</summary>
    public int? Weight { get; init; }

    /// <summary>The analogy's name from its heading ("The Media Company Analogy"); null without one.</summary>
    public string? AnalogyTitle { get; init; }

    /// <summary>The sentence that sets the analogy up; null where the note has none.</summary>
    public string? AnalogyFocus { get; init; }

    public IReadOnlyList<AnalogyStep> Analogy { get; init; } = [];

    /// <summary>The heading over the terms ("Key Services &amp; Definitions"); null where the note has none.</summary>
    public string? TermsTitle { get; init; }

    public IReadOnlyList<Term> Terms { get; init; } = [];

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>The flashcards an author wrote, in file order.</summary>
    public IReadOnlyList<Flashcard> Flashcards { get; init; } = [];

    /// <summary>What the author should know, by line.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The path the note was read from, as it was given to the parser.</summary>
    public required string File { get; init; }
}

/// <summary>An idea a note explains under one of its stages.</summary>
/// <param name="Name">As written, with parentheses ("Model Drift (Concept Drift)").</param>
/// <param name="Text">The explanation as plain text.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record Concept(string Name, string Text, int Line)
{
    /// <summary>The concept this one is nested under ("Model Monitoring"); null at the top of its stage.</summary>
    public string? Parent { get; init; }
}

/// <summary>A numbered stage of what the note teaches, with the concepts under it.</summary>
/// <param name="Title">Without the heading's numbering ("Model Training and Evaluation").</param>
/// <param name="Concepts">In the note's order, nested ones after their parent.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record Stage(string Title, IReadOnlyList<Concept> Concepts, int Line)
{
    /// <summary>The place its heading gives it, 2 for "Stage 2: ..."; null for a group of concepts that is no step in a sequence.</summary>
    public int? Number { get; init; }
}

/// <summary>One step of a note's analogy.</summary>
/// <param name="Step">The step's bold name, without its colon ("Data Preparation").</param>
/// <param name="Text">What happens in it, as plain text.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record AnalogyStep(string Step, string Text, int Line)
{
    /// <summary>True for a bullet, whose place in the list means nothing; the items of a numbered list have an order.</summary>
    public bool IsUnordered { get; init; }
}

/// <summary>A thing a note defines, with its part in the analogy.</summary>
public sealed record Term
{
    /// <summary>As written, without the role ("Amazon Augmented AI (A2I)").</summary>
    public required string Name { get; init; }

    /// <summary>Identity within the note, made from the name ("amazon-augmented-ai"); lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>
    /// Other names people use for it ("A2I", "Augmented AI", "Supervisor"); never the name itself, no duplicates ignoring case.
    /// </summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Its part in the analogy ("The Supervisor"); null where the note gives none.</summary>
    public string? Role { get; init; }

    /// <summary>What it is, as plain text.</summary>
    public required string Definition { get; init; }

    /// <summary>The stages the definition names in bold ("Data Labeling", "Monitoring"), in order of appearance.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>1-based line in the note.</summary>
    public required int Line { get; init; }
}
