namespace QuizBot.Core.Notes.Reading;

/// <summary>The flashcards that an author wrote into a note.</summary>
internal sealed class FlashcardReader(string noteId, KnownNames subjects, FindingList findings)
{
    private const int MaxTypedWords = 6;

    public IReadOnlyList<Flashcard> Read(IEnumerable<CardDraft> drafts)
    {
        var complete = drafts.Where(IsComplete).ToList();
        return [.. complete.Zip(new CardIds(findings).Assign(complete), ToFlashcard)];
    }

    private bool IsComplete(CardDraft draft)
    {
        var name = draft.Number is { } number ? $"Flashcard Q{number}" : "This flashcard";
        if (draft.Question.Length == 0)
            findings.Error(draft.Line, $"{name} has no question, so it was left out.", "Put it between the summary tags: <summary><strong>Q1: What ...?</strong></summary>.");
        else if (string.IsNullOrEmpty(draft.Answer?.Text) && !IsMatching(draft))
            findings.Error(draft.Answer?.Line ?? draft.Line, $"{name} has no answer, so it was left out.", "Add a line “* **Answer:** ...” under the question.");
        else
            return true;
        return false;
    }

    private static bool IsMatching(CardDraft draft) =>
        CardKind.TryParse(draft[FieldKind.Type]?.Text) == FlashcardKind.Matching && draft[FieldKind.Choices] is { Items.Count: > 0 };

    private Flashcard ToFlashcard(CardDraft draft, string localId)
    {
        foreach (var again in draft.Fields.Where(field => field.Kind is not (FieldKind.Text or FieldKind.Other)).GroupBy(field => field.Kind).Where(kind => kind.Count() > 1))
            findings.Warning(again.Last().Line, $"{again.Key} is given twice for {localId}; the first one counts.", "Keep one of them.");
        CheckLabels(draft);

        var answer = draft.Answer?.Text ?? "";
        var card = new Flashcard
        {
            Id = $"{noteId}/{localId}",
            NoteId = noteId,
            Kind = FlashcardKind.Reveal,
            Prompt = draft.Question,
            Answer = answer,
            Why = draft[FieldKind.Why] is { Items.Count: > 0 } why ? why.Text : null,
            Objectives = draft[FieldKind.Objective]?.Split(",", ";", "|") ?? [],
            Subject = subjects.Find(answer),
            Line = draft.Line,
        };
        card = KindOf(draft) switch
        {
            FlashcardKind.Reveal => card,
            FlashcardKind.Typed => WithTyped(card, draft),
            var kind => new ChoiceReader(findings).Read(card, draft, kind) ?? card,
        };
        return draft[FieldKind.WhyNot] is { } whyNot ? card with { WhyNot = new WhyNotReader(findings).Read(card, whyNot) } : card;
    }

    private void CheckLabels(CardDraft draft)
    {
        foreach (var field in draft.Fields.Where(field => field.OddLabel is not null))
        {
            if (field.Kind == FieldKind.Other)
                findings.Warning(field.Line, $"“{field.OddLabel}” is no label of a flashcard, so this line is not used.", $"Use one of: {Field.AllLabels}. Or write it without bold type as part of the line above.");
            else
                findings.Warning(field.Line, $"“{field.OddLabel}” was read as “{Field.LabelOf(field.Kind)}”.", $"Write “* **{Field.LabelOf(field.Kind)}:** ...”.");
        }
    }

    private FlashcardKind KindOf(CardDraft draft)
    {
        if (draft[FieldKind.Type] is { } type)
        {
            if (CardKind.TryParse(type.Text) is { } kind)
                return kind;
            findings.Warning(type.Line, $"“{type.Text}” is no type of flashcard, so the type was chosen by the answer.", $"Write one of: {CardKind.All}.");
        }

        if (draft[FieldKind.Choices] is not null)
            return draft.Answer is { } answer && answer.Split("|").Count > 1 ? FlashcardKind.MultipleResponse : FlashcardKind.MultipleChoice;
        return IsShort(draft.Answer!.Text) ? FlashcardKind.Typed : FlashcardKind.Reveal;
    }

    /// <summary>At most six words outside of parentheses, and something to type in them.</summary>
    private static bool IsShort(string answer) =>
        TermName.TakeGroups(answer).Bare is var bare && bare.Any(char.IsLetterOrDigit) && bare.Split(' ').Length <= MaxTypedWords;

    private Flashcard WithTyped(Flashcard card, CardDraft draft)
    {
        var alsoAccepted = draft[FieldKind.Accept] is { } field ? field.Split("|", ";", ",") : [];
        var alsoRejected = draft[FieldKind.Reject] is { } wrong ? wrong.Split("|", ";", ",") : [];
        var (accept, reject) = subjects.AroundTyped(card.Answer, alsoAccepted, alsoRejected);
        return card with { Kind = FlashcardKind.Typed, Accept = accept, Reject = reject };
    }
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
