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
