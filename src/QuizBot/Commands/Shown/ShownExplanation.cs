using QuizBot.Core.Explain;

namespace QuizBot.Commands.Shown;

/// <summary>An explanation as JSON.</summary>
internal sealed record ShownExplanation(
    string Id, string Name, string Text, string? Role, IReadOnlyList<string> Story, IReadOnlyList<string> Stages,
    IReadOnlyList<string> MixedUpWith, IReadOnlyList<string> Related, string Source, string File, int Line)
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

/// <summary>An answer as JSON.</summary>
/// <param name="Intent">What was understood ("what", "compare", "none").</param>
/// <param name="Explained">What the notes say, likeliest first.</param>
/// <param name="Offered">Names of what may be meant where that is not sure, likeliest first.</param>
/// <param name="Nearest">Names of what is nearest where the notes do not cover the question.</param>
/// <param name="Uncovered">Words of the question that the notes do not have.</param>
/// <param name="Why">How it was chosen; empty without <c>--why</c>.</param>
internal sealed record ShownAnswer(
    string Intent, IReadOnlyList<ShownExplanation> Explained, IReadOnlyList<string> Offered, IReadOnlyList<string> Nearest,
    IReadOnlyList<string> Uncovered, IReadOnlyList<string> Why)
{
    public static ShownAnswer From(Explainer explainer, Answer answer) => new(
        Kebab.Of(answer.Intent),
        [.. answer.Entries.Select(entry => ShownExplanation.From(explainer.Explain(entry)))],
        [.. answer.Likely.Select(entry => entry.Name)],
        [.. answer.Nearest.Select(entry => entry.Name)],
        answer.Uncovered,
        answer.Why);
}
