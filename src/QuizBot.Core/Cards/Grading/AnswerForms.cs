using System.Text.RegularExpressions;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>One way in which an answer can be said.</summary>
/// <param name="Text">As a person reads it.</param>
/// <param name="Words">Without articles.</param>
/// <param name="IsOrdered">True where another order of its words is another answer: it has commas, arrows, "and", numbers or signs.</param>
internal sealed record AnswerForm(string Text, IReadOnlyList<Word> Words, bool IsOrdered)
{
    /// <summary>True where a letter more or less makes something else of it: signs, or names of one letter.</summary>
    public bool IsTechnical { get; } = Words.Any(word => !char.IsLetterOrDigit(word.Text[0])
        || (word.Text.Length == 1 && char.IsLetter(word.Text[0])));
}

/// <summary>The ways in which a right answer can be said.</summary>
internal static partial class AnswerForms
{
    private const int FewestForInitials = 3;

    private static readonly HashSet<string> Kinds =
    [
        "algorithm",
        "theorem",
        "protocol",
        "law",
        "effect",
        "principle",
        "method",
        "service",
        "test",
        "disease",
        "syndrome",
        "paradox",
        "equation",
        "constant",
        "statement",
        "command",
        "operator",
    ];

    private static readonly HashSet<string> Locating = ["at", "in", "on"];

    public static IReadOnlyList<AnswerForm> Of(Flashcard card) =>
        [.. NameForms.Of(card.Answer).Prepend(card.Answer).Concat(card.Accept.SelectMany(NameForms.Of))
            .Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(Of).Where(form => form.Words.Count > 0)];

    /// <summary>A name and what else it is called.</summary>
    public static IReadOnlyList<AnswerForm> OfName(string name) =>
        [.. NameForms.Of(name).Select(Create).Where(form => form.Words.Count > 0)];

    /// <summary>The words of an answer without articles.</summary>
    public static IReadOnlyList<Word> Plain(IReadOnlyList<Word> words)
    {
        var plain = words.Where(word => word.Text is not ("the" or "and")).ToList();
        if (plain is [{ Text: "a" or "an" }, { Text.Length: > 2 }, ..])
            plain.RemoveAt(0);
        return plain.Count == 0 ? words : plain;
    }

    private static IEnumerable<AnswerForm> Of(string text)
    {
        var form = Create(text);
        yield return form;
        if (BigO().Match(text) is { Success: true } bound)
            yield return Create(bound.Groups["inner"].Value) with { Text = text };
        if (NameWithSign(text.Trim()) is { } spoken)
            yield return Create(spoken) with { Text = text };
        if (General().Match(text) is { Success: true } general)
            yield return Create(text[general.Length..]) with { Text = text };
        foreach (var words in Turned(form.Words))
            yield return form with { Words = words };
        if (Initials(form.Words) is { } initials)
        {
            yield return new AnswerForm(text, [AnswerWords.Exactly(initials, 0, 0)], true);
            // "WWII" for "World War II".
            if (form.Words[^1].Text is var number && NumberWords.IsDigits(number) && NumberWords.RomanFor(number) is { } roman)
                yield return new AnswerForm(text, [AnswerWords.Exactly(initials[..^number.Length] + roman, 0, 0)], true);
        }

        // "Dijkstra" for "Dijkstra's algorithm".
        if (form.Words.Count > 1 && Kinds.Contains(form.Words[^1].Text))
            yield return form with { Words = [.. form.Words.SkipLast(1)] };

        // "15" for "15 minutes".
        if (form.Words is [{ Text: var only }, _] && NumberWords.IsDigits(only) && NumberWords.IsUnitName(form.Words[1].Text))
            yield return form with { Words = [form.Words[0]] };
    }

    private static AnswerForm Create(string text)
    {
        var words = AnswerWords.Of(AnswerText.Plain(text));
        var isOrdered = words.Any(word => word.Text is "and" or "then" or "or" || !char.IsLetter(word.Text[0]))
            || text.AsSpan().ContainsAny(",;→") || !IsTurnable(text, words);
        return new AnswerForm(text, Plain(words), isOrdered);
    }

    /// <summary>
    /// "Supervised learning" and "Model Drift" are understood the other way round, a "house boat" is no boat house, and three words have an
    /// order.
    /// </summary>
    private static bool IsTurnable(string text, IReadOnlyList<Word> words) =>
        words.Count == 2 && (words.Any(
            word => word.Text.Length > 4
                && (word.Text.EndsWith("ing", StringComparison.Ordinal) || word.Text.EndsWith("ed", StringComparison.Ordinal)))
            || text.Split(' ').All(word => word.Length > 0 && char.IsUpper(word[0])));

    /// <summary>
    /// "encryption at rest" is "at-rest encryption", "preparation of data" is "data preparation", "World War 2" is "second world war".
    /// </summary>
    private static IEnumerable<IReadOnlyList<Word>> Turned(IReadOnlyList<Word> words)
    {
        if (words.Count == 3 && Locating.Contains(words[1].Text))
            yield return [words[1], words[2], words[0]];
        if (words.Count == 3 && words[1].Text == "of")
            yield return [words[2], words[0]];
        if (words.Count is 2 && words.All(word => char.IsLetter(word.Text[0]) && !word.Exact))
            yield return [words[1], Word.From("of", 0, 0, 0, false), words[0]];
        if (words.Count > 1 && NumberWords.OrdinalOf(words[^1].Text) is { } ordinal)
            yield return [Word.From(ordinal, 0, 0, 0, false), .. words.SkipLast(1)];
    }

    /// <summary>"llm" for "Large language model", "ww2" for "World War 2"; null for short names.</summary>
    private static string? Initials(IReadOnlyList<Word> words) =>
        words.Count >= FewestForInitials
            && words.All(word => char.IsLetter(word.Text[0]) || (NumberWords.IsDigits(word.Text) && word == words[^1]))
            ? string.Concat(words.Select(word => NumberWords.IsDigits(word.Text) ? word.Text : word.Text[..1]))
            : null;

    private static string? NameWithSign(string text) => text switch
    {
        ['.', .. var rest] when rest.Length > 0 && rest.All(char.IsLetter) => $"dot {rest}",
        [var letter, '#'] => $"{letter} sharp",
        [var letter, '+', '+'] => $"{letter} plus plus",
        _ => null,
    };

    [GeneratedRegex(@"^\s*[OΘΩ]\s?\((?<inner>.{2,})\)\s*$")]
    private static partial Regex BigO();

    [GeneratedRegex(
        @"^(the )?(principle|law|concept|process|theory|method|rule|act|practice|problem|idea|technique|art) of (the )?(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex General();
}
