using QuizBot.Core.Chat;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Rounds;

/// <summary>What a card asks, so that it can be found in what is about to be said to everybody.</summary>
internal sealed class Secret
{
    private readonly IReadOnlyList<Entry> entries;
    private readonly IReadOnlyList<IReadOnlyList<Word>> answers;
    private readonly bool isOrder;

    public Secret(Library library, Flashcard card)
    {
        string[] right = card.Kind is FlashcardKind.Typed or FlashcardKind.Reveal ? [card.Answer] : [.. card.Correct];
        Entry?[] named = [library.SubjectOf(card), .. right.Concat(card.Left).Select(library.Explainer.Called)];
        entries = [.. named.OfType<Entry>().Distinct()];
        isOrder = card.Kind is FlashcardKind.Ordering or FlashcardKind.Matching;
        answers = [.. right.Select(Words.Of).Where(answer => answer.Count > 1 || isOrder || IsName(library, answer))];
    }

    /// <summary>True for an explanation of what the card asks.</summary>
    public bool IsAbout(IReadOnlyList<Entry> explained) => explained.Any(entries.Contains);

    /// <summary>True where somebody can read the answer, or one of several; of those to be put in order or side by side, all.</summary>
    public bool IsIn(View view)
    {
        var said = Words.Of(string.Join('\n', view.Blocks.SelectMany(Read).Append(view.Title).Append(view.Fallback)));
        return isOrder ? answers.Count > 0 && answers.All(IsSaid) : answers.Any(IsSaid);

        bool IsSaid(IReadOnlyList<Word> answer) => Words.IndexOf(said, answer) >= 0;
    }

    /// <summary>One word of an answer may stand anywhere, such as "yes"; the name of something tells.</summary>
    private static bool IsName(Library library, IReadOnlyList<Word> answer) =>
        answer.Count == 1 && library.Explainer.Called(answer[0].Text) is not null;

    private static IEnumerable<string> Read(Block block) => block switch
    {
        TextBlock text => [text.Text],
        FactsBlock facts => facts.Facts.SelectMany(fact => (string[])[fact.Label, fact.Value]),
        FixedBlock code => [code.Text],
        TableBlock table => table.Headers.Concat(table.Rows.SelectMany(row => row)),
        _ => [],
    };
}
