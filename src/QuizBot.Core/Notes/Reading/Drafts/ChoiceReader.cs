using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>The choices of an authored flashcard, and which are right.</summary>
internal sealed partial class ChoiceReader(FindingList findings)
{
    /// <summary>Nobody reads more, and no channel shows more.</summary>
    private const int MaxChoices = 50;

    /// <summary>Longer choices, and choices with code, are shown above their letters.</summary>
    private const int LongestChoice = 300;

    private const string ForNow = "Until that is mended, the flashcard only shows its answer.";

    /// <summary>Whether one or several of the choices are right.</summary>
    public static FlashcardKind KindOf(CardDraft draft)
    {
        var right = draft.Options.Any(option => option.IsRight is not null) ? draft.Options.Count(option => option.IsRight is true)
            : draft.Answer is { } answer ? (ChoicesOf(draft).Choices.Find(answer.Text)
                ?? ChoicesOf(draft).Choices.Find(FirstLine(answer)))?.Count ?? answer.Split("|").Count : 1;
        return right > 1 ? FlashcardKind.MultipleResponse : FlashcardKind.MultipleChoice;
    }

    /// <summary>The flashcard with its choices; null, and a finding, where they make no sense.</summary>
    public Flashcard? Read(Flashcard card, CardDraft draft, FlashcardKind kind)
    {
        if (draft.Fields.FirstOrDefault(field => field.Kind is FieldKind.Choices or FieldKind.Answer
            && field.Split("|", ">", ";").Count > MaxChoices) is { } endless)
            return Wrong(
                "too-many-choices", endless.Line, $"{card.Id} has more than {MaxChoices} choices.", "Make several flashcards of it.");
        return kind switch
        {
            FlashcardKind.Ordering => ReadOrdering(card, draft),
            FlashcardKind.Matching => ReadMatching(card, draft),
            _ => ReadPicked(card, draft, kind),
        };
    }

    private Flashcard? ReadPicked(Flashcard card, CardDraft draft, FlashcardKind kind)
    {
        if (draft.Options.Count == 0 && draft[FieldKind.Choices] is null)
            return Wrong(
                "no-choices", draft.Answer!.Line, $"{card.Id} has no choices.", "Add a line “* **Choices:** first | second | third”.");
        var (all, line) = ChoicesOf(draft);
        var choices = all.Texts.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (choices.Count < all.Texts.Count)
            findings.Warning("double-choice", line, $"A choice of {card.Id} is there twice; it is shown once.", "Remove the second one.");
        if (choices.Count < 2)
            return Wrong(
                "too-few-choices", line, $"{card.Id} needs two choices or more.",
                "Write them with bars between: “* **Choices:** first | second | third”.");
        if (RightOf(card, draft, all) is not { } right)
            return null;
        var correct = right.Select(index => all.Texts[index]).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(text => choices.Find(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase))!).ToList();
        if (kind == FlashcardKind.MultipleChoice && correct.Count > 1)
            kind = FlashcardKind.MultipleResponse;
        return WithLongOptions(
            card with
            {
                Kind = kind,
                Choices = choices,
                Correct = correct,
                Answer = Listed(correct),
                AnswerParts = [],
                Why = WhyOf(card, draft, right),
            },
            draft, right);
    }

    /// <summary>What stands behind the letter or the choice is the reason: "B, because it burns", "B. Red — it burns".</summary>
    private static string? WhyOf(Flashcard card, CardDraft draft, IReadOnlyList<int> right)
    {
        if (card.Why is not null || draft.Answer is not { } answer || draft.Options.Any(option => option.IsRight is not null)
            || right is not [var only])
            return card.Why;
        var lines = answer.Text.Split('\n', 2, StringSplitOptions.TrimEntries);
        var choice = draft.Options.Count > only ? draft.Options[only].Content.Text : "";
        var behind = Letter().Replace(lines[0], "") is var text && choice.Length > 0
            && text.StartsWith(choice, StringComparison.OrdinalIgnoreCase) ? text[choice.Length..] : "";
        if (behind.Length == 0 && LetterAndReason().Match(lines[0]) is { Success: true } reason)
            behind = reason.Groups["reason"].Value;
        var parts = lines.Skip(1).Prepend(behind.TrimStart(' ', '.', ',', ';', ':', '-', '–', '—'))
            .Where(part => part.Any(char.IsLetter)).ToList();
        return parts.Count > 0 ? string.Join('\n', parts) : null;
    }

    private static (ChoiceTexts Choices, int Line) ChoicesOf(CardDraft draft)
    {
        if (draft.Options.Count == 0)
            return (ChoiceTexts.Of(draft[FieldKind.Choices]!, draft.Answer?.Text ?? ""), draft[FieldKind.Choices]!.Line);
        var letters = string.Concat(draft.Options.Select((option, index) => option.Letter ?? (char)('A' + index)));
        return (new ChoiceTexts([.. draft.Options
            .Select((option, index) => AreLong(draft) ? letters[index].ToString() : option.Content.Text)], letters), draft.Options[0].Line);
    }

    private static bool AreLong(CardDraft draft) =>
        draft.Options.Count <= 10 && draft.Options.Any(option => !option.Content.IsText || option.Content.Text.Length > LongestChoice);

    /// <summary>The indexes of the right ones; null, and a finding, where that cannot be told.</summary>
    private IReadOnlyList<int>? RightOf(Flashcard card, CardDraft draft, ChoiceTexts choices)
    {
        if (draft.Options.Any(option => option.IsRight is true))
            return [.. draft.Options.Index().Where(option => option.Item.IsRight is true).Select(option => option.Index)];
        if (draft.Answer is not { } answer)
        {
            Wrong("no-right-choice", draft.Line, $"No choice of {card.Id} is marked as right.", "Tick it, as in “- [x] this one”.");
            return null;
        }

        if (answer.Items.Count > 1 && answer.Items.Select(choices.Find).ToList() is var each && each.TrueForAll(found => found is not null))
            return [.. each.SelectMany(found => found!).Distinct()];
        // One that is not among the choices makes the others doubtful, too.
        if (!choices.Texts.Contains(answer.Text, StringComparer.OrdinalIgnoreCase) && answer.Text.Contains('|', StringComparison.Ordinal)
            && answer.Split("|") is { Count: > 1 } parts && parts.FirstOrDefault(part => choices.Find(part) is null) is { } unknown)
        {
            Wrong(
                "answer-not-a-choice", answer.Line, $"The answer “{unknown}” is not among the choices of {card.Id}.",
                "Write the answer exactly as one of the choices.");
            return null;
        }

        if ((choices.Find(answer.Text) ?? choices.Find(FirstLine(answer))) is { } right)
            return right;
        Wrong("answer-not-a-choice", answer.Line, $"The answer “{Wording.Shorten(FirstLine(answer), 60)}” is not among the choices of "
            + $"{card.Id}.", "Write the answer exactly as one of the choices.");
        return null;
    }

    /// <summary>Options with code, or longer than a button, are shown in the question, and picked by their letters.</summary>
    private static Flashcard WithLongOptions(Flashcard card, CardDraft draft, IReadOnlyList<int> right)
    {
        if (draft.Options.Count == 0 || !AreLong(draft))
            return card;
        var question = draft.Question;
        foreach (var (index, option) in draft.Options.Index())
            question = question.Then(Lettered(option, card.Choices[index]));
        var answer = right.Aggregate(Content.Empty, (all, index) => all.Then(Lettered(draft.Options[index], card.Choices[index])));
        return card with { Prompt = draft.Question.Text, PromptParts = question.Parts, AnswerParts = answer.Parts };
    }

    private static Content Lettered(CardOption option, string letter)
    {
        var content = option.Content;
        // "A" above a block of code is the letter itself.
        if (content.Parts is [TextPart { Text.Length: <= 2 }, _, ..])
            content = new Content([.. content.Parts.Skip(1)]);
        return content.Parts is [TextPart text, ..]
            ? new Content([new TextPart($"{letter}. {text.Text}"), .. content.Parts.Skip(1)])
            : new Content([new TextPart($"{letter}."), .. content.Parts]);
    }

    private Flashcard? ReadOrdering(Flashcard card, CardDraft draft)
    {
        var items = draft.Answer!.Split("->", "→", ">", "|");
        if (items.Count < 2 || items.Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count)
            return Wrong(
                "order", draft.Answer!.Line, $"The order in {card.Id} needs two different items or more, each once.",
                "Write them in their right order: “* **Answer:** first > second > third”.");
        if (draft[FieldKind.Choices] is { } field && !field.Split("|", ">").ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(items))
            findings.Warning(
                "choices", field.Line, $"The choices of {card.Id} are not the items of its answer; the answer's were taken.",
                "Remove the choices: the items of the answer are shown, mixed.");
        return card with
        {
            Kind = FlashcardKind.Ordering,
            Choices = StableShuffle.Shuffle(items, card.Id),
            Correct = items,
            Answer = string.Join(" → ", items),
        };
    }

    private Flashcard? ReadMatching(Flashcard card, CardDraft draft)
    {
        var pairsField = draft.Answer is { Items.Count: > 0 } answer ? answer : draft[FieldKind.Choices]!;
        var pairs = pairsField.Split("|", ";").Select(SplitPair).ToList();
        if (pairs.DistinctBy(pair => pair.Right, StringComparer.OrdinalIgnoreCase).Count() < 2
            || pairs.Exists(pair => pair.Left.Length == 0 || pair.Right.Length == 0))
            return Wrong(
                "pairs", pairsField.Line, $"{card.Id} needs two different pairs or more.",
                "Write them as “* **Answer:** left = right | left = right”.");
        if (pairs.DistinctBy(pair => pair.Left, StringComparer.OrdinalIgnoreCase).Count() < pairs.Count)
            return Wrong(
                "pairs-twice", pairsField.Line, $"{card.Id} has the same left-hand side twice.", "Give each left-hand side one partner.");

        var extra = draft[FieldKind.Choices] is { } field ? field.Split("|", ";").Where(choice => SplitPair(choice).Right.Length == 0) : [];
        var rights = pairs.Select(pair => pair.Right).Concat(extra).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return card with
        {
            Kind = FlashcardKind.Matching,
            Left = [.. pairs.Select(pair => pair.Left)],
            Choices = StableShuffle.Shuffle(rights, card.Id),
            Correct = [.. pairs.Select(pair => rights.Find(right => right.Equals(pair.Right, StringComparison.OrdinalIgnoreCase))!)],
            Answer = string.Join("; ", pairs.Select(pair => $"{pair.Left} = {pair.Right}")),
        };
    }

    private static (string Left, string Right) SplitPair(string pair)
    {
        foreach (var sign in new[] { "=", "→", "->" })
        {
            if (pair.Split(sign, 2, StringSplitOptions.TrimEntries) is [var left, var right])
                return (left, right);
        }

        return (pair, "");
    }

    private static string FirstLine(Field answer) => answer.Text.Split('\n', 2)[0].Trim();

    private static string Listed(List<string> items) =>
        string.Join(items.Exists(item => item.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", items);

    private Flashcard? Wrong(string rule, int line, string message, string mend)
    {
        findings.Warning(rule, line, $"{message} {ForNow}", mend);
        return null;
    }

    [GeneratedRegex(@"^\(?[A-J]\s?[).:]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex(@"^\(?[A-J]\)?\s*[,;–—-]\s*(?<reason>.{3,})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LetterAndReason();
}
