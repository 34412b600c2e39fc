using System.Text.RegularExpressions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading;

/// <summary>The choices of an authored flashcard, and which are right.</summary>
internal sealed partial class ChoiceReader(FindingList findings)
{
    /// <summary>Nobody reads more, and no channel shows more.</summary>
    private const int MaxChoices = 50;

    private const string ForNow = "Until that is mended, the flashcard only shows its answer.";

    /// <summary>The flashcard with its choices; null, and a finding, where they make no sense.</summary>
    public Flashcard? Read(Flashcard card, CardDraft draft, FlashcardKind kind)
    {
        if (draft.Fields.FirstOrDefault(field => field.Kind is FieldKind.Choices or FieldKind.Answer && field.Split("|", ">", ";").Count > MaxChoices) is { } endless)
            return Wrong(endless.Line, $"{card.Id} has more than {MaxChoices} choices.", "Make several flashcards of it.");
        return kind switch
        {
            FlashcardKind.Ordering => ReadOrdering(card, draft),
            FlashcardKind.Matching => ReadMatching(card, draft),
            _ => ReadPicked(card, draft, kind),
        };
    }

    private Flashcard? ReadPicked(Flashcard card, CardDraft draft, FlashcardKind kind)
    {
        if (draft[FieldKind.Choices] is not { } field)
            return Wrong(draft.Answer!.Line, $"{card.Id} has no choices.", "Add a line “* **Choices:** first | second | third”.");
        var choices = WithoutLetters(Distinct(field, card.Id));
        if (choices.Count < 2)
            return Wrong(field.Line, $"{card.Id} needs two choices or more.", "Write them with bars between: “* **Choices:** first | second | third”.");

        var answers = kind == FlashcardKind.MultipleChoice ? [draft.Answer!.Text] : draft.Answer!.Split("|");
        var correct = new List<string>();
        foreach (var answer in answers)
        {
            if (FindChoice(choices, answer) is not { } choice)
                return Wrong(draft.Answer!.Line, $"The answer “{answer}” is not among the choices of {card.Id}.", "Write the answer exactly as one of the choices.");
            if (!correct.Contains(choice))
                correct.Add(choice);
        }

        return card with { Kind = kind, Choices = choices, Correct = correct, Answer = Listed(correct) };
    }

    private Flashcard? ReadOrdering(Flashcard card, CardDraft draft)
    {
        var items = draft.Answer!.Split("->", "→", ">", "|");
        if (items.Count < 2 || items.Distinct(StringComparer.OrdinalIgnoreCase).Count() < items.Count)
            return Wrong(draft.Answer!.Line, $"The order in {card.Id} needs two different items or more, each once.", "Write them in their right order: “* **Answer:** first > second > third”.");
        if (draft[FieldKind.Choices] is { } field && !field.Split("|", ">").ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(items))
            findings.Warning(field.Line, $"The choices of {card.Id} are not the items of its answer; the answer's were taken.", "Remove the choices: the items of the answer are shown, mixed.");
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
        if (pairs.DistinctBy(pair => pair.Right, StringComparer.OrdinalIgnoreCase).Count() < 2 || pairs.Exists(pair => pair.Left.Length == 0 || pair.Right.Length == 0))
            return Wrong(pairsField.Line, $"{card.Id} needs two different pairs or more.", "Write them as “* **Answer:** left = right | left = right”.");
        if (pairs.DistinctBy(pair => pair.Left, StringComparer.OrdinalIgnoreCase).Count() < pairs.Count)
            return Wrong(pairsField.Line, $"{card.Id} has the same left-hand side twice.", "Give each left-hand side one partner.");

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

    private List<string> Distinct(Field field, string card)
    {
        var choices = field.Split("|", ";");
        var distinct = choices.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (distinct.Count < choices.Count)
            findings.Warning(field.Line, $"A choice of {card} is there twice; it is shown once.", "Remove the second one.");
        return distinct;
    }

    /// <summary>The choice that an answer means, by its words or by its letter; null for none.</summary>
    private static string? FindChoice(List<string> choices, string answer)
    {
        var words = Letter().Replace(answer, "").TrimEnd('.');
        if (choices.Find(choice => choice.Equals(answer, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return exact;
        if (choices.Find(choice => choice.TrimEnd('.').Equals(words, StringComparison.OrdinalIgnoreCase)) is { } worded)
            return worded;
        return answer.TrimEnd(')', '.') is [var letter] && char.ToUpperInvariant(letter) - 'A' is var index && index >= 0 && index < choices.Count ? choices[index] : null;
    }

    /// <summary>"A) first | B) second" without the letters, where every choice has its own.</summary>
    private static List<string> WithoutLetters(List<string> choices) =>
        choices.TrueForAll(choice => Letter().Match(choice) is { Success: true, Length: var length } && length < choice.Length)
            ? [.. choices.Select(choice => Letter().Replace(choice, "")).Distinct(StringComparer.OrdinalIgnoreCase)]
            : choices;

    private static (string Left, string Right) SplitPair(string pair)
    {
        foreach (var sign in new[] { "=", "→", "->" })
        {
            if (pair.Split(sign, 2, StringSplitOptions.TrimEntries) is [var left, var right])
                return (left, right);
        }

        return (pair, "");
    }

    private static string Listed(List<string> items) => string.Join(items.Exists(item => item.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", items);

    private Flashcard? Wrong(int line, string message, string mend)
    {
        findings.Warning(line, $"{message} {ForNow}", mend);
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z][).]\s+")]
    private static partial Regex Letter();
}
