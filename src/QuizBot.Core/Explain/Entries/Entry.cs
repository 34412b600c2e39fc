using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain.Entries;

/// <summary>One thing that the notes explain.</summary>
public sealed class Entry
{
    public required EntryKind Kind { get; init; }

    public required Note Note { get; init; }

    /// <summary>As the note writes it ("Amazon Augmented AI (A2I)").</summary>
    public required string Name { get; init; }

    /// <summary>Unique in the course: "D1.2" for a note, else the note and a slug ("D1.2/aws-glue", "D1.2/analogy").</summary>
    public required string Key { get; init; }

    /// <summary>What the note says about it, as plain text; empty where it only has parts.</summary>
    public required string Text { get; init; }

    /// <summary>1-based line in the note; 0 for the note as a whole.</summary>
    public required int Line { get; init; }

    /// <summary>Set exactly where the kind is a term.</summary>
    public Term? Term { get; init; }

    /// <summary>Set exactly where the kind is a concept.</summary>
    public Concept? Concept { get; init; }

    /// <summary>The stage itself, or the one a concept stands under; null for every other kind.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The part after the note in <see cref="Key"/>; empty for a note.</summary>
    public string Slug => Kind == EntryKind.Note ? "" : Key[(Note.Id.Length + 1)..];

    /// <summary>Names of stages that stand for this entry in the analogy and at the terms ("Monitoring" for "Model Monitoring").</summary>
    public IReadOnlyList<string> Phases { get; private set; } = [];

    /// <summary>Other sentences of the note about it, such as a bullet under a stage that names a term.</summary>
    public IReadOnlyList<Concept> Remarks { get; private set; } = [];

    /// <summary>What else people call it who study the course.</summary>
    public IReadOnlyList<string> AlsoCalled { get; private set; } = [];

    /// <summary>What people say of it who do not know its name.</summary>
    public IReadOnlyList<string> DescribedAs { get; private set; } = [];

    internal void IsCalled(IEnumerable<string> names) => AlsoCalled = [.. AlsoCalled, .. names];

    internal void IsDescribed(IEnumerable<string> descriptions) => DescribedAs = [.. DescribedAs, .. descriptions];

    internal void StandsFor(string phase) => Phases = [.. Phases, phase];

    internal void Add(Concept remark) => Remarks = [.. Remarks, remark];

    /// <inheritdoc/>
    public override string ToString() => Key;
}

/// <summary>What sort of thing an <see cref="Entry"/> explains; where two go by one name, the earlier kind is meant.</summary>
public enum EntryKind
{
    Term,
    Concept,

    /// <summary>A step of the analogy that no concept stands for.</summary>
    Step,

    /// <summary>A numbered stage with the concepts under it.</summary>
    Stage,

    /// <summary>A note as a whole.</summary>
    Note,

    /// <summary>A note's analogy as a whole.</summary>
    Analogy,
}
