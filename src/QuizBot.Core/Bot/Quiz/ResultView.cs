using QuizBot.Core.Chat;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What a flashcard looks like once it is answered: the verdict, what was picked and what is right, and why.</summary>
internal static class ResultView
{
    /// <summary>Between several things picked in one answer, as it is kept.</summary>
    public const string Between = Stores.Tables.RoundAnswer.Between;

    private const int LongestWhyNot = 400;

    /// <param name="library">What the bot knows.</param>
    /// <param name="card">The card.</param>
    /// <param name="result">How it was answered.</param>
    /// <param name="afterwards">What it means for the learner: when the card comes back, the streak.</param>
    /// <param name="actions">Where to go from here.</param>
    public static View Of(
        Library library, Flashcard card, Result result, IEnumerable<string> afterwards, params IReadOnlyList<ViewAction> actions)
    {
        var verdict = result.Verdict();
        var blocks = new List<Block> { new TextBlock(verdict, result.Tone()) };
        blocks.AddRange(CardContent.Question(card, Tone.Body));
        if (result.Remark is not null)
            blocks.Add(new TextBlock(result.Remark));
        blocks.AddRange(Answer(card, result.Picked));
        if (!result.Correct)
            blocks.AddRange(WhyNot(library, card, result.Picked));
        blocks.Add(new TextBlock(string.Join(" · ", afterwards.Prepend(CardView.Origin(library.NoteOf(card), card))), Tone.Subtle));
        return new() { Blocks = blocks, Actions = actions, Fallback = $"{verdict} The answer: {card.Answer}." };
    }

    /// <summary>The answer and why, beside what was picked where that was something else.</summary>
    public static IEnumerable<Block> Answer(Flashcard card, string? picked = null)
    {
        var picks = picked?.Split(Between) ?? [];
        List<Fact> facts = [.. card.Kind switch
        {
            FlashcardKind.Ordering => card.Correct.Select((item, i) => new Fact(Choices.Ordinal(i), Beside(item, picks, i))),
            FlashcardKind.Matching => card.Left.Zip(card.Correct).Select((pair, i) => new Fact(pair.First, Beside(pair.Second, picks, i))),
            FlashcardKind.MultipleResponse => Several(card, picks),
            _ => One(card, picked),
        }];
        // Facts are short texts; an answer of several lines, or one with code or a picture, stands below its name.
        if (card.Kind is FlashcardKind.Reveal or FlashcardKind.Typed && CardContent.LongAnswer(card) is { Count: > 0 } answer)
        {
            yield return new TextBlock(facts[0].Label, Tone.Subtle);
            foreach (var block in answer)
                yield return block;
            facts.RemoveAt(0);
        }

        if (facts.Count > 0)
            yield return new FactsBlock(facts);
        if (card.Why is not null)
            yield return new TextBlock(card.Why, Tone.Quote);
    }

    private static IEnumerable<Fact> One(Flashcard card, string? picked)
    {
        yield return new("Answer", card.Answer);
        if (picked is not null && !string.Equals(picked, card.Answer, StringComparison.OrdinalIgnoreCase) && !card.Correct.Contains(picked))
            yield return new(card.Kind == FlashcardKind.Typed ? "You wrote" : "You chose", picked);
    }

    private static IEnumerable<Fact> Several(Flashcard card, string[] picks)
    {
        yield return new("Answer", string.Join("\n", card.Correct));
        if (picks.Length == 0)
            yield break;
        if (card.Correct.Except(picks).ToList() is { Count: > 0 } missing)
            yield return new("You missed", string.Join("\n", missing));
        if (picks.Except(card.Correct).ToList() is { Count: > 0 } extra)
            yield return new("Not these", string.Join("\n", extra));
    }

    private static string Beside(string right, string[] picks, int index) =>
        picks.Length > index && picks[index] != right ? $"{right} (you chose {picks[index]})" : right;

    /// <summary>Why what was chosen is wrong: in the author's words, else in what the notes say of it.</summary>
    private static IEnumerable<Block> WhyNot(Library library, Flashcard card, string? picked)
    {
        if (card.Kind is not (FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse or FlashcardKind.Typed))
            yield break;
        foreach (var wrong in picked?.Split(Between).Except(card.Correct).Take(2) ?? [])
        {
            var reason = card.WhyNot.GetValueOrDefault(wrong)
                ?? (library.Explainer.Named(wrong) is { } entry && entry.Name != card.Answer ? Told(entry) : null);
            if (reason is not null)
                yield return new TextBlock($"{Wording.Shorten(wrong, 80)}: {Wording.Shorten(reason, LongestWhyNot)}");
        }
    }

    private static string? Told(Entry entry) =>
        entry.Note.Terms.FirstOrDefault(term => term.Name == entry.Name) is { } term
            ? term.Role is { Length: > 0 } role ? $"{role}. {term.Definition}" : term.Definition
            : null;
}

/// <summary>How a flashcard was answered.</summary>
/// <param name="Correct">Whether it was right, and known.</param>
/// <param name="Remark">About the answer itself, such as its spelling; null without one.</param>
/// <param name="Picked">What was picked or typed, several with <see cref="ResultView.Between"/> between them; null where there was nothing
/// to pick.</param>
/// <param name="Help">What had been looked at before.</param>
internal sealed record Result(bool Correct, string? Remark = null, string? Picked = null, Help Help = Help.None)
{
    /// <summary>True where the learner asked to be told.</summary>
    public bool GaveUp { get; init; }

    /// <summary>True for an answer to a room's card that was looked at first, which earns nothing.</summary>
    public bool AfterLooking { get; init; }

    /// <summary>Who asked for help did nothing wrong.</summary>
    public Tone Tone() => Correct ? Chat.Tone.Good : GaveUp || Help != Help.None ? Chat.Tone.Body : Chat.Tone.Bad;

    public string Verdict() => this switch
    {
        { AfterLooking: true, Correct: true } => "That is right. You had seen the answer, so it earns nothing.",
        { AfterLooking: true } => "Not this one. You had seen the answer, so it counts for nothing here.",
        { Correct: true } => "Right!",
        { GaveUp: true } => "No problem. Here it is; it comes back soon.",
        { Help: Help.Answer } => "You had seen the answer, so it comes back soon.",
        { Help: Help.Hint } => "With the hint. It comes back soon, without one.",
        _ => "Not this time.",
    };
}
