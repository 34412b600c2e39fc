namespace QuizBot.Core.Notes;

/// <summary>A numbered stage of what the note teaches, with the concepts under it.</summary>
/// <param name="Title">Without the heading's numbering ("Model Training and Evaluation").</param>
/// <param name="Concepts">In the note's order, nested ones after their parent.</param>
/// <param name="Line">1-based line in the note.</param>
public sealed record Stage(string Title, IReadOnlyList<Concept> Concepts, int Line)
{
    /// <summary>The place its heading gives it, 2 for "Stage 2: ..."; null for a group of concepts that is no step in a sequence.</summary>
    public int? Number { get; init; }
}
