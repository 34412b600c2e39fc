using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Quiz;

/// <summary>What a flashcard looks like before it is answered.</summary>
internal static class CardView
{
    private const int LongestAnswer = 300;

    /// <summary>A longer choice is written out above its button.</summary>
    private const int LongestButton = 60;
    private const int MostButtons = 6;

    /// <summary>The input of a card that is answered in one place.</summary>
    public const string AnswerInput = "answer";

    /// <param name="note">The note the card comes from.</param>
    /// <param name="card">The card.</param>
    /// <param name="data">What every button of it brings back; the question's or the round's id in it says how the choices are
    /// mixed.</param>
    /// <param name="hint">A line above the buttons, such as why a press did not count; null without one.</param>
    /// <param name="place">Where in the sitting it stands, and the like; null for nothing.</param>
    public static View Question(
        Note? note, Flashcard card, IReadOnlyDictionary<string, string> data, string? hint = null, string? place = null)
    {
        card = Choices.Mixed(card, ButtonData.SeedOf(data));
        var origin = Origin(note, card);
        var blocks = new List<Block>
        {
            new TextBlock(place is null ? origin : $"{place} · {origin}", Tone.Subtle),
        };
        blocks.AddRange(CardContent.Question(card, Tone.Heading));
        var actions = new List<ViewAction>();
        if (card.Kind == FlashcardKind.MultipleChoice && card.Choices.Count <= MostButtons)
        {
            var isLong = card.Choices.Any(choice => choice.Length > LongestButton);
            if (isLong)
                blocks.AddRange(card.Choices.Select((choice, i) => new TextBlock($"{Choices.Letter(i)}.  {choice}")));
            actions.AddRange(card.Choices.Select((choice, i) => new ViewAction(
                Verbs.Answer, isLong ? Choices.Letter(i) : $"{Choices.Letter(i)}.  {choice}")
            {
                Data = ButtonData.With(data, AnswerInput, Choices.Code(choice)),
                Wide = !isLong,
            }));
        }
        else if (card.Kind != FlashcardKind.Reveal)
        {
            blocks.AddRange(Inputs(card));
            actions.Add(new(Verbs.Answer, "Check answer") { Data = data, Primary = true, Submits = true });
        }

        if (hint is not null)
            blocks.Add(new TextBlock(hint));
        actions.Add(new(Verbs.Show, "Show answer") { Data = data, Primary = card.Kind == FlashcardKind.Reveal });
        var spoken = Spoken(card);
        return new() { Blocks = blocks, Actions = actions, Fallback = hint is null ? spoken : $"{hint} {spoken}", Speak = spoken };
    }

    /// <summary>The answer, with the two buttons that let the learner say whether they had it.</summary>
    public static View Shown(Note? note, Flashcard card, IReadOnlyDictionary<string, string> data) => new()
    {
        Blocks =
        [
            new TextBlock(Origin(note, card), Tone.Subtle), .. CardContent.Question(card, Tone.Body), .. ResultView.Answer(card),
            new TextBlock("Did you have it?", Tone.Subtle),
        ],
        Actions =
        [
            new(Verbs.Grade, "Got it") { Data = ButtonData.With(data, ButtonData.Got, ButtonData.Yes), Primary = true },
            new(Verbs.Grade, "Missed it") { Data = ButtonData.With(data, ButtonData.Got, ButtonData.No) },
        ],
        Fallback = $"The answer: {card.Answer}. Did you have it?",
    };

    /// <summary>
    /// The answer that a press brings, in the form that grading reads: picks as indexes of <see cref="Flashcard.Choices"/>. Empty where it
    /// brings none, null where it brings a choice that the card does not have (any more).
    /// </summary>
    public static string? AnswerOf(Flashcard card, IReadOnlyDictionary<string, string> data) => card.Kind switch
    {
        FlashcardKind.Ordering => Parts(card, card.Choices.Count, data),
        FlashcardKind.Matching => Parts(card, card.Left.Count, data),
        FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse => Choices.Indexes(card, data.GetValueOrDefault(AnswerInput, "")),
        _ => data.GetValueOrDefault(AnswerInput, ""),
    };

    public static string PartInput(int index) => "part-" + Wording.Digits(index);

    public static string Origin(Note? note, Flashcard card) => note is null ? card.NoteId : $"{note.Id} {note.Title}";

    private static string? Parts(Flashcard card, int count, IReadOnlyDictionary<string, string> data)
    {
        var parts = Enumerable.Range(0, count).Select(i => Choices.Indexes(card, data.GetValueOrDefault(PartInput(i), ""))).ToList();
        return parts.Contains(null) ? null : string.Join(',', parts);
    }

    private static IEnumerable<Block> Inputs(Flashcard card)
    {
        var lettered = card.Kind is FlashcardKind.MultipleChoice or FlashcardKind.MultipleResponse;
        Option[] options =
        [
            .. card.Choices.Select((choice, i) =>
                new Option(Choices.Code(choice), lettered ? $"{Choices.Letter(i)}.  {choice}" : choice)),
        ];
        return card.Kind switch
        {
            FlashcardKind.Typed => [new InputBlock(AnswerInput, "Your answer", "Type it here", LongestAnswer)],
            FlashcardKind.MultipleResponse => [new ChoiceBlock(AnswerInput, "Pick all that are right", options, Pick.Several)],
            FlashcardKind.Ordering => options.Select((_, i) => new ChoiceBlock(PartInput(i), Choices.Ordinal(i), options, Pick.OneCompact)),
            FlashcardKind.Matching => card.Left.Select((left, i) => new ChoiceBlock(PartInput(i), left, options, Pick.OneCompact)),
            _ => [new ChoiceBlock(AnswerInput, "Pick one", options)],
        };
    }

    private static string Spoken(Flashcard card)
    {
        var options = card.Choices.Count == 0 ? "" : $" Choose from: {Wording.List(card.Choices, "or")}.";
        return card.Kind == FlashcardKind.Matching ? $"{card.Prompt} {Wording.List(card.Left)}.{options}" : card.Prompt + options;
    }
}
