using QuizBot.Core.Explain;

namespace QuizBot.Commands;

/// <summary>An explanation as JSON.</summary>
internal sealed record ShownExplanation(
    string Id, string Name, string Text, string? Role, IReadOnlyList<string> Story, IReadOnlyList<string> Stages, IReadOnlyList<string> MixedUpWith, IReadOnlyList<string> Related, string Source, string File, int Line)
{
    public static ShownExplanation From(Explanation told) => new(
        told.Entry.Key,
        told.Entry.Name,
        told.Text,
        told.Role,
        [.. told.Story.Select(step => step.Text)],
        told.Places,
        [.. told.MixedUp.Select(entry => entry.Name)],
        [.. told.Related.Select(entry => entry.Name)],
        told.Source,
        told.Entry.Note.File,
        told.Entry.Line);
}
