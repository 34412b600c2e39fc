using QuizBot.Core.Explain;

namespace QuizBot.Commands;

/// <summary>An answer as JSON.</summary>
/// <param name="Intent">What was understood ("what", "compare", "none").</param>
/// <param name="Explained">What the notes say, likeliest first.</param>
/// <param name="Nearest">Names of what is nearest where the notes do not cover the question.</param>
/// <param name="Uncovered">Words of the question that the notes do not have.</param>
/// <param name="Why">How it was chosen; empty without <c>--why</c>.</param>
internal sealed record ShownAnswer(string Intent, IReadOnlyList<ShownExplanation> Explained, IReadOnlyList<string> Nearest, IReadOnlyList<string> Uncovered, IReadOnlyList<string> Why)
{
    public static ShownAnswer From(Explainer explainer, Answer answer) => new(
        Kebab.Of(answer.Intent),
        [.. answer.Entries.Select(entry => ShownExplanation.From(explainer.Explain(entry)))],
        [.. answer.Nearest.Select(entry => entry.Name)],
        answer.Uncovered,
        answer.Why);
}
