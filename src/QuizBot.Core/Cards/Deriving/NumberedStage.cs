using QuizBot.Core.Cards.Deriving.Likeness;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Deriving;

/// <summary>A stage in its sequence, made ready to be told from the others.</summary>
internal sealed class NumberedStage(Stage stage)
{
    private readonly IReadOnlyList<Word> numberWords = Words.Of($"stage {stage.Number}");
    private readonly List<HashSet<string>> conceptGists = [.. stage.Concepts.Select(concept => KeyWords.Of(Words.Of(concept.Name)))];

    public Stage Stage { get; } = stage;

    public IReadOnlyList<Word> TitleWords { get; } = Words.Of(stage.Title);

    public HashSet<string> TitleGist { get; } = KeyWords.Of(Words.Of(stage.Title));

    /// <summary>
    /// True where a concept of another stage might as well stand here: its name or text points here, or a concept here is called alike.
    /// </summary>
    public bool MightHold(Subject concept)
        => HeadWords.Hint(TitleWords, concept.Name)
            || Words.IndexOf(concept.TextWords, TitleWords) >= 0
            || Words.IndexOf(concept.TextWords, numberWords) >= 0
            || conceptGists.Exists(there => concept.NameGists.Any(mine => KeyWords.Overlap(mine, there)));
}
