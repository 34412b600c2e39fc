using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>What an authored flashcard lets choose from.</summary>
/// <param name="Texts">In the note's order, each once.</param>
/// <param name="Letters">The letter of each, in capitals; by their order where the note gives none.</param>
internal sealed partial record ChoiceTexts(IReadOnlyList<string> Texts, string Letters)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static readonly string[] Between = [" / ", "/", ",", "、", "，"];

    private static readonly string[] Both =
    [
        " | ",
        "|",
        "; ",
        ";",
        ", ",
        ",",
        " / ",
        "/",
        " & ",
        " + ",
        "、",
        "，",
        .. new[] { "and", "und", "et", "y", "e", "en", "i", "и", "と", "和", "및", "و", "sowie", "oraz" }.Select(word => $" {word} "),
    ];

    /// <summary>
    /// The choices of a line "Choices:": bullets, or texts with bars, semicolons, or letters between; or slashes or commas, those first
    /// that the answer is between.
    /// </summary>
    /// <param name="field">The line.</param>
    /// <param name="answer">What is said to be right.</param>
    public static ChoiceTexts Of(Field field, string answer)
    {
        var parts = field.Split("|", ";");
        if (parts.Count == 1 && Lettered().Matches(parts[0]) is { Count: > 1 } letters)
            return Lettered(parts[0], letters);
        if (parts.Count != 1)
            return Of(parts);
        var splits = Between
            .Select(separator => parts[0].Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(split => split.Length > 1).Select(Of).ToList();
        return splits.Find(split => split.Find(answer) is not null) ?? splits.FirstOrDefault() ?? Of(parts);
    }

    /// <summary>"A) first", "B) second" without the letters, where every choice has its own.</summary>
    public static ChoiceTexts Of(IReadOnlyList<string> texts)
    {
        var letters = texts.Select(text => Letter().Match(text)).ToList();
        return letters.Count > 1 && letters.TrueForAll(letter => letter.Success) && letters.Select((letter, index) =>
            letter.Groups["letter"].Value.ToUpperInvariant()[0] == Alphabet[index % 26]).All(isNext => isNext)
            ? new ChoiceTexts([.. texts.Select(text => Letter().Replace(text, ""))], Alphabet[..Math.Min(texts.Count, 26)])
            : new ChoiceTexts(texts, Alphabet[..Math.Min(texts.Count, 26)]);
    }

    /// <summary>
    /// The indexes of the choices that an answer names, by their texts, letters or numbers, with a reason behind them or not; null where it
    /// names none.
    /// </summary>
    public IReadOnlyList<int>? Find(string answer)
    {
        var text = answer.Trim();
        if (text.Length == 0)
            return null;
        if (ByText(text) is { } only)
            return [only];
        if (ByLetters(text) is { } letters)
            return letters;
        if (Numbered().Match(text) is { Success: true } numbered && numbered.Groups["number"].Value[0] - '1' is var place
            && place < Texts.Count && Key(text[numbered.Length..]) == Key(Texts[place]))
            return [place];
        foreach (var separator in Both)
        {
            if (text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts
                && parts.Select(One).ToList() is var all && all.TrueForAll(part => part is not null))
                return [.. all.Select(part => part!.Value).Distinct()];
        }

        return ByBeginning(text) is { } begun ? [begun] : null;
    }

    private int? One(string part) => ByText(part) ?? (ByLetters(part) is [var letter] ? letter : null);

    private int? ByText(string text)
    {
        var index = Texts.ToList().FindIndex(choice => choice.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            index = Texts.ToList().FindIndex(choice => Key(choice) == Key(text) && Key(text).Length > 0);
        return index < 0 ? null : index;
    }

    /// <summary>"B", "(b)", "Option B", "A, C", "A and C", "BD", "B. Red", "B - because it burns", "2".</summary>
    private List<int>? ByLetters(string text)
    {
        if (Names().Match(text) is not { Success: true } match)
            return Last().Match(text) is { Success: true } last
                && Letters.IndexOf(last.Groups["letter"].Value, StringComparison.Ordinal) is var only && only >= 0
                ? [only]
                : text.TrimEnd('.', ')') is [>= '1' and <= '9'] && text[0] - '1' < Texts.Count ? [text[0] - '1'] : null;
        var rest = text[match.Length..].Trim();
        var found = match.Groups["letter"].Captures.SelectMany(letter => letter.Value.ToUpperInvariant())
            .Select(letter => Letters.IndexOf(letter, StringComparison.Ordinal)).Distinct().ToList();
        if (found.Contains(-1))
            return null;
        // "A dog" begins with an article, "A) dog" and "A: dog" with a letter.
        var isSetOff = rest.Length == 0 || match.Value.TrimEnd()[^1] is not (>= 'a' and <= 'z' or >= 'A' and <= 'Z')
            || rest[0] is '-' or '–' or '—' or ':' or '(' or ',' or ';';
        return isSetOff || (found.Count == 1 && Key(rest) == Key(Texts[found[0]])) ? found : null;
    }

    private int? ByBeginning(string text)
    {
        var begun = Enumerable.Range(0, Texts.Count)
            .Where(index => text.StartsWith(Texts[index], StringComparison.OrdinalIgnoreCase) && text.Length > Texts[index].Length
                && !char.IsLetterOrDigit(text[Texts[index].Length]))
            .OrderByDescending(index => Texts[index].Length).Take(1).ToList();
        return begun is [var index]
            && text[Texts[index].Length..].TrimStart() is [':' or '.' or ',' or ';' or '-' or '–' or '—' or '(' or '\n', ..]
            ? index
            : null;
    }

    private static ChoiceTexts Lettered(string text, MatchCollection letters) => Of(
        [.. letters.Select((letter, index) =>
            text[letter.Index..(index + 1 < letters.Count ? letters[index + 1].Index : text.Length)].Trim().TrimEnd(',', ';'))]);

    private static string Key(string text) =>
        string.Concat(LanguageWords.Key(text).Where(letter => letter is not (' ' or '.' or '*' or '`' or '"' or '“' or '”')));

    [GeneratedRegex(@"^\(?(?<letter>[A-Za-z])[).:]\s+", RegexOptions.ExplicitCapture)]
    private static partial Regex Letter();

    [GeneratedRegex(@"(?<=^|[\s,;])\(?[A-J][).]\s+(?=\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"^\(?(?<number>[1-9])[).:]\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    /// <summary>"The right one is the fourth option: D".</summary>
    [GeneratedRegex(@"^[^\n]{0,80}[:：]\s*[(\[]?(?<letter>[A-J])[)\].]?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Last();

    [GeneratedRegex(
        @"^((option|choice|answer|letter|antwort|opción|opção|réponse)s?\s*)?[(\[]?(?<letter>[A-Ja-j])[)\].:]*"
        + @"(\s*(,|;|/|&|\+|and|und|et|y|e|en|i|и|と|、|和)\s*[(\[]?(?<letter>[A-Ja-j])[)\].:]*(?![A-Za-z]))*"
        + @"(?![\w'’])|^(?<letter>[A-J]{2,5})(?![\w'’])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Names();
}
