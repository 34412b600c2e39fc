namespace QuizBot.Core.Notes;

/// <summary>A thing a note defines, with its part in the analogy.</summary>
public sealed record Term
{
    /// <summary>As written, without the role ("Amazon Augmented AI (A2I)").</summary>
    public required string Name { get; init; }

    /// <summary>Identity within the note, made from the name ("amazon-augmented-ai"); lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>Other names people use for it ("A2I", "Augmented AI", "Supervisor"); never the name itself, no duplicates ignoring case.</summary>
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
