using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Sections;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>The flashcards that an author wrote into a note.</summary>
internal sealed partial class FlashcardReader(string noteId, KnownNames subjects, FindingList findings)
{
    private const int MaxTypedWords = 6;
    private const int MaxUnlabelledWords = 4;
    private const int MaxDefinitionWords = 2;
    private const int MaxTypedLetters = 80;

    private static readonly HashSet<string> True = LanguageWords.Set("true");
    private static readonly HashSet<string> False = LanguageWords.Set("false");

    public IReadOnlyList<Flashcard> Read(IEnumerable<CardDraft> drafts)
    {
        var complete = drafts.Where(IsComplete).ToList();
        return [.. complete.Zip(new CardIds(findings).Assign(complete), ToFlashcard).OfType<Flashcard>()];
    }

    private bool IsComplete(CardDraft draft)
    {
        var name = draft.Number is { } number ? $"Flashcard Q{number}" : "This flashcard";
        var question = draft.Question.Text;
        if (question.Length == 0)
            findings.Error(
                "no-question", draft.Line, $"{name} has no question, so it was left out.",
                "Put it between the summary tags: <summary><strong>Q1: What ...?</strong></summary>.");
        else if (RevealTitle.KindOf(question) is not null || !question.Any(char.IsLetterOrDigit))
            findings.Error(
                "empty-question", draft.Line, $"“{Wording.Shorten(question, 40)}” is no question, so this flashcard was left out.",
                "Put the question above it, or in its place.");
        else if (draft.Options.Count == 0 && draft.Answer is { Content: { IsEmpty: false } shown } && shown.Parts.All(IsUnseen))
            findings.Error(
                "picture-answer", draft.Line,
                "All of the answer is a picture on the web, which is not shown, so this flashcard was left out.",
                "Keep the picture as a file beside the note, or write below it what it shows.");
        else if (!HasAnswer(draft))
            findings.Error(
                "no-answer", draft.Answer?.Line ?? draft.Line, $"{name} has no answer, so it was left out.",
                "Add a line “* **Answer:** ...” under the question.");
        else
            return true;
        return false;
    }

    /// <summary>A picture that no learner sees, without words for it.</summary>
    private static bool IsUnseen(CardPart part) =>
        part is PicturePart { Alt: "picture", Source: var source } && source.Contains("://", StringComparison.Ordinal);

    private static bool HasAnswer(CardDraft draft) =>
        draft.Answer is { Content: var answer } && !answer.IsEmpty && !(answer.IsText && Placeholder().IsMatch(answer.Text))
            || draft.Options.Any(option => option.IsRight is true)
        || (CardKind.TryParse(draft[FieldKind.Type]?.Text) == FlashcardKind.Matching && draft[FieldKind.Choices] is { Items.Count: > 0 });

    private Flashcard? ToFlashcard(CardDraft draft, string localId)
    {
        CheckLabels(draft, localId);
        var answer = draft.Answer?.Content ?? Content.Empty;
        var why = draft.Fields.Where(field => field.Kind == FieldKind.Why)
            .Aggregate(Content.Empty, (all, field) => all.Then(field.Content)).Text;
        var card = new Flashcard
        {
            Id = $"{noteId}/{localId}",
            NoteId = noteId,
            Kind = FlashcardKind.Reveal,
            Prompt = draft.Question.Text,
            PromptParts = draft.Question.IsText ? [] : draft.Question.Parts,
            Answer = answer.Text,
            AnswerParts = answer.IsText ? [] : answer.Parts,
            Why = why.Length > 0 ? why : null,
            Objectives = draft[FieldKind.Objective]?.Split(",", ";", "|") ?? [],
            Subject = subjects.Find(answer.Text),
            Line = draft.Line,
        };
        card = KindOf(draft) switch
        {
            FlashcardKind.Reveal => card,
            FlashcardKind.Typed => WithTyped(card, draft),
            var kind => new ChoiceReader(findings).Read(card, draft, kind) ?? WithRightOptions(card, draft),
        };
        if (card.Answer.Length == 0)
        {
            findings.Error(
                "no-answer", draft.Line, $"The answer of {card.Id} says nothing, so it was left out.", "Write the answer out in words.");
            return null;
        }

        if (IsLetterOfNothing(card, draft))
        {
            findings.Error("letter-answer", draft.Line, $"The answer of {card.Id} is the letter {card.Answer}, but there is nothing to "
                + "choose from, so it was left out.", "Add the choices: “* **Choices:** first | second | third”.");
            return null;
        }

        return draft[FieldKind.WhyNot] is { } whyNot ? card with { WhyNot = new WhyNotReader(findings).Read(card, whyNot) } : card;
    }

    /// <summary>What is ticked, where nothing else answers.</summary>
    private static Flashcard WithRightOptions(Flashcard card, CardDraft draft)
    {
        if (card.Answer.Length > 0)
            return card;
        var right = draft.Options.Where(option => option.IsRight is true)
            .Aggregate(Content.Empty, (all, option) => all.Then(option.Content));
        return right.Text.Any(char.IsLetterOrDigit)
            ? card with { Answer = right.Text, AnswerParts = right.IsText ? [] : right.Parts }
            : card;
    }

    private void CheckLabels(CardDraft draft, string localId)
    {
        foreach (var again in draft.Fields.Where(field => field.IsLabelled
            && field.Kind is not (FieldKind.Text or FieldKind.Other or FieldKind.Hint)).GroupBy(field => field.Kind)
                .Where(kind => kind.Count() > 1))
            findings.Warning(
                "double-label", again.Last().Line, $"{again.Key} is given twice for {localId}; the first one counts.", "Keep one of them.");
        foreach (var field in draft.Fields.Where(field => field.OddLabel is not null))
        {
            if (field.Kind == FieldKind.Other)
                findings.Warning(
                    "unknown-label", field.Line, $"“{field.OddLabel}” is no label of a flashcard, so this line is not used.",
                    $"Use one of: {CardLabels.Usual}. Or write it without bold type as part of the line above.");
            else
                findings.Warning(
                    "misspelt-label", field.Line, $"“{field.OddLabel}” was read as “{CardLabels.NameOf(field.Kind)}”.",
                    $"Write “* **{CardLabels.NameOf(field.Kind)}:** ...”.");
        }

        if (draft[FieldKind.Hint] is { } hint)
            findings.Information(
                "hint", hint.Line, "A hint is read, but not shown to learners.", "Write it into the question if they need it.");
        if (draft.IsCut)
            findings.Warning(
                "long-card", draft.Line, $"{localId} is too long to be shown whole; its end was left out.",
                "Make several flashcards of it, or say it in fewer words.");
    }

    private FlashcardKind KindOf(CardDraft draft)
    {
        if (draft[FieldKind.Type] is { } type)
        {
            if (CardKind.TryParse(type.Text) is { } kind)
                return kind;
            findings.Warning(
                "unknown-type", type.Line, $"“{type.Text}” is no type of flashcard, so the type was chosen by the answer.",
                $"Write one of: {CardKind.All}.");
        }

        if (draft.Options.Count > 0 || draft[FieldKind.Choices] is { Content.IsEmpty: false })
            return ChoiceReader.KindOf(draft);
        return draft.Answer is { } answer
            && IsShort(
                answer.Content,
                answer.IsLabelled ? MaxTypedWords : draft.Form == CardForm.Definition ? MaxDefinitionWords : MaxUnlabelledWords,
                answer.IsLabelled)
            ? FlashcardKind.Typed
            : FlashcardKind.Reveal;
    }

    /// <summary>
    /// One line of a few words outside of parentheses, and something to type in them. A sentence that merely stands below a question is
    /// nobody's to type word for word.
    /// </summary>
    private static bool IsShort(Content answer, int mostWords, bool isLabelled)
    {
        if (answer is not { IsText: true, Text: var text } || text.Contains('\n', StringComparison.Ordinal)
            || text.Length > MaxTypedLetters)
            return false;
        var bare = TermName.TakeGroups(text).Bare;
        var words = bare.Split(' ').Length;
        return bare.Any(char.IsLetterOrDigit) && words <= mostWords && !(words > 1 && !isLabelled && text[^1] is '.' or '!')
            && text[^1] != '。';
    }

    private Flashcard WithTyped(Flashcard card, CardDraft draft)
    {
        if (QuestionText.IsTrueOrFalse(card.Prompt) && TrueOrFalse(card.Answer) is { } isTrue)
            return card with
            {
                Kind = FlashcardKind.MultipleChoice,
                Choices = ["True", "False"],
                Correct = [isTrue ? "True" : "False"],
                Answer = isTrue ? "True" : "False",
            };
        var alsoAccepted = draft[FieldKind.Accept] is { } field ? field.Split("|", ";", ",") : [];
        var alsoRejected = draft[FieldKind.Reject] is { } wrong ? wrong.Split("|", ";", ",") : [];
        var (accept, reject) = subjects.AroundTyped(card.Answer, alsoAccepted, alsoRejected);
        return card with { Kind = FlashcardKind.Typed, Accept = accept, Reject = reject };
    }

    private static bool? TrueOrFalse(string answer)
    {
        var key = LanguageWords.Key(answer).TrimEnd('.', '!');
        return True.Contains(key) ? true : False.Contains(key) ? false : null;
    }

    /// <summary>What stands where an answer is still to be written.</summary>
    [GeneratedRegex(
        @"^\W*(answer (goes )?here|your answer( here)?|todo|to do|tbd|t\.b\.d\.|coming soon"
        + @"|to be (added|done|written)|work in progress|wip|n/a)\W*$|^[\s.…?_-]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    /// <summary>"Which of these is red?" with the answer "B", and nothing to choose from.</summary>
    private static bool IsLetterOfNothing(Flashcard card, CardDraft draft) =>
        card is { Kind: FlashcardKind.Typed or FlashcardKind.Reveal, Choices.Count: 0 }
            && card.Answer.Trim('.', ')', '(', ' ') is [>= 'A' and <= 'J']
        && (draft.Options.Count > 0 || draft[FieldKind.Choices] is not null || QuestionText.Chooses(card.Prompt));
}

/// <summary>The types of flashcard as authors write them.</summary>
internal static class CardKind
{
    public const string All = "reveal, typed, multiple-choice, multiple-response, ordering, matching";

    /// <summary>Null for a type nobody knows, or none. Case, spaces and hyphens do not matter.</summary>
    public static FlashcardKind? TryParse(string? type) => string.Concat((type ?? "").Where(char.IsLetter)).ToUpperInvariant() switch
    {
        "REVEAL" or "FLIP" => FlashcardKind.Reveal,
        "TYPED" or "TYPE" or "TEXT" or "TYPEDANSWER" => FlashcardKind.Typed,
        "MULTIPLECHOICE" or "SINGLECHOICE" or "CHOICE" => FlashcardKind.MultipleChoice,
        "MULTIPLERESPONSE" or "MULTIRESPONSE" or "MULTISELECT" or "SELECTALL" => FlashcardKind.MultipleResponse,
        "ORDERING" or "ORDER" or "SEQUENCE" => FlashcardKind.Ordering,
        "MATCHING" or "MATCH" => FlashcardKind.Matching,
        _ => null,
    };
}
