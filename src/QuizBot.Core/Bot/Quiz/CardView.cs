using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What a flashcard looks like: asked, shown, and answered.</summary>
internal static class CardView
{
    private const int LongestAnswer = 300;
    private const int LongestButton = 40;
    private const int MostButtons = 4;

    /// <summary>The input of a card that is answered in one place.</summary>
    public const string AnswerInput = "answer";

    /// <param name="note">The note the card comes from.</param>
    /// <param name="card">The card.</param>
    /// <param name="data">What every button of it brings back.</param>
    /// <param name="hint">A line above the buttons, such as why a press did not count; null without one.</param>
    public static View Question(Note? note, Flashcard card, IReadOnlyDictionary<string, string> data, string? hint = null)
    {
        var blocks = new List<Block> { new TextBlock(Origin(note, card), Tone.Subtle), new TextBlock(card.Prompt, Tone.Heading) };
        var actions = new List<ViewAction>();
        if (card.Kind == FlashcardKind.MultipleChoice && card.Choices.Count <= MostButtons && card.Choices.All(choice => choice.Length <= LongestButton))
        {
            actions.AddRange(card.Choices.Select((choice, i) => new ViewAction(Verbs.Answer, choice) { Data = With(data, AnswerInput, Index(i)) }));
        }
        else if (card.Kind != FlashcardKind.Reveal)
        {
            blocks.AddRange(Inputs(card));
            actions.Add(new(Verbs.Answer, "Check answer") { Data = data, Primary = true, Submits = true });
        }

        if (hint is not null)
            blocks.Add(new TextBlock(hint, Tone.Bad));
        actions.Add(new(Verbs.Show, "Show answer") { Data = data, Primary = card.Kind == FlashcardKind.Reveal });
        var spoken = Spoken(card);
        return new() { Blocks = blocks, Actions = actions, Fallback = hint is null ? spoken : $"{hint} {spoken}", Speak = spoken };
    }

    /// <summary>The answer, with the two buttons that let the learner say whether they had it.</summary>
    public static View Shown(Note? note, Flashcard card, IReadOnlyDictionary<string, string> data) => new()
    {
        Blocks = [new TextBlock(Origin(note, card), Tone.Subtle), new TextBlock(card.Prompt), .. AnswerBlocks(card), new TextBlock("Did you have it?", Tone.Subtle)],
        Actions =
        [
            new(Verbs.Grade, "Got it") { Data = With(data, "got", "yes"), Primary = true },
            new(Verbs.Grade, "Missed it") { Data = With(data, "got", "no") },
        ],
        Fallback = $"The answer: {card.Answer}. Did you have it?",
    };

    /// <param name="note">The note the card comes from.</param>
    /// <param name="card">The card.</param>
    /// <param name="correct">How it was graded.</param>
    /// <param name="remark">About the answer itself, such as its spelling; null without one.</param>
    /// <param name="afterwards">What it means for the learner: when the card comes back, the streak.</param>
    /// <param name="actions">Where to go from here.</param>
    public static View Result(
        Note? note, Flashcard card, bool correct, string? remark, IEnumerable<string> afterwards, params IReadOnlyList<ViewAction> actions)
    {
        var verdict = correct ? "Right!" : "Not this time.";
        var blocks = new List<Block> { new TextBlock(verdict, correct ? Tone.Good : Tone.Bad), new TextBlock(card.Prompt) };
        if (remark is not null)
            blocks.Add(new TextBlock(remark));
        blocks.AddRange(AnswerBlocks(card));
        var after = string.Join(" · ", afterwards.Prepend(Origin(note, card)));
        blocks.Add(new TextBlock(after, Tone.Subtle));
        return new() { Blocks = blocks, Actions = actions, Fallback = $"{verdict} The answer: {card.Answer}." };
    }

    /// <summary>The answer that a press brings, in the form that grading reads; empty where it brings none.</summary>
    public static string AnswerOf(Flashcard card, IReadOnlyDictionary<string, string> data)
    {
        var parts = card.Kind switch
        {
            FlashcardKind.Ordering => card.Choices.Count,
            FlashcardKind.Matching => card.Left.Count,
            _ => 0,
        };
        return parts == 0
            ? data.GetValueOrDefault(AnswerInput, "")
            : string.Join(',', Enumerable.Range(0, parts).Select(i => data.GetValueOrDefault(PartInput(i), "")));
    }

    private static IEnumerable<Block> Inputs(Flashcard card)
    {
        Option[] options = [.. card.Choices.Select((choice, i) => new Option(Index(i), choice))];
        return card.Kind switch
        {
            FlashcardKind.Typed => [new InputBlock(AnswerInput, "Your answer", "Type it here", LongestAnswer)],
            FlashcardKind.MultipleResponse => [new ChoiceBlock(AnswerInput, "Pick all that are right", options, Pick.Several)],
            FlashcardKind.Ordering => options.Select((_, i) => new ChoiceBlock(PartInput(i), Ordinal(i), options, Pick.OneCompact)),
            FlashcardKind.Matching => card.Left.Select((left, i) => new ChoiceBlock(PartInput(i), left, options, Pick.OneCompact)),
            _ => [new ChoiceBlock(AnswerInput, "Pick one", options)],
        };
    }

    private static IEnumerable<Block> AnswerBlocks(Flashcard card)
    {
        yield return card.Kind switch
        {
            FlashcardKind.Ordering => new FactsBlock([.. card.Correct.Select((item, i) => new Fact(Ordinal(i), item))]),
            FlashcardKind.Matching => new FactsBlock([.. card.Left.Zip(card.Correct, (left, right) => new Fact(left, right))]),
            _ => new FactsBlock([new("Answer", card.Answer)]),
        };
        if (card.Why is not null)
            yield return new TextBlock(card.Why, Tone.Quote);
    }

    private static string Spoken(Flashcard card)
    {
        var options = card.Choices.Count == 0 ? "" : $" Choose from: {Wording.List(card.Choices, "or")}.";
        return card.Kind == FlashcardKind.Matching ? $"{card.Prompt} {Wording.List(card.Left)}.{options}" : card.Prompt + options;
    }

    private static string Origin(Note? note, Flashcard card) => note is null ? card.NoteId : $"{note.Id} {note.Title}";

    private static string Ordinal(int index) => index switch { 0 => "First", 1 => "Second", 2 => "Third", _ => Index(index + 1) + "th" };

    private static string PartInput(int index) => "part-" + Index(index);

    private static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> data, string key, string value) => new(data) { [key] = value };
}
