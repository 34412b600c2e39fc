using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>A stage that the definitions of terms name.</summary>
/// <param name="Name">As the note writes it.</param>
/// <param name="Gist">What its name says.</param>
/// <param name="Told">What the note says, in its analogy and under its concepts, about the stage and what is called alike.</param>
internal sealed record NamedStage(string Name, HashSet<string> Gist, IReadOnlyList<IReadOnlyList<Word>> Told)
{
    private const int MostSteps = 50;

    public static NamedStage Of(string name, CardSource lesson)
    {
        var gist = Deriving.KeyWords.Of(Words.Of(name));
        return new(name, gist,
        [
            .. lesson.Note.Analogy.Take(MostSteps).Where(step => Deriving.KeyWords.Overlap(Deriving.KeyWords.Of(Words.Of(step.Step)), gist))
                .Select(step => Words.Of(step.Text)),
            .. lesson.Concepts.Where(concept => concept.NameGists.Any(other => Deriving.KeyWords.Overlap(other, gist)))
                .Select(concept => concept.TextWords),
        ]);
    }
}
