using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>The "Q1:" before a question.</summary>
internal static partial class QuestionNumber
{
    private static readonly string Words = string.Join('|', LanguageWords.All("question")
        .Where(word => word.Length > 2 || word[0] > '\u0E00').Select(Regex.Escape));

    private static readonly Regex Pattern = new(
        $@"^[^\p{{L}}\p{{N}}]{{0,4}}((q|flashcard|card|{Words})\s?(no\.?\s?|nr\.?\s?|№\s?)?\#?"
        + @"(?<number>[0-9]{1,6}[a-z]?)\s?([:：.)\]–—-]\s*|$)|(q|question)\s?:(?!:)|q\.\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly string Letters = string.Concat(LanguageWords.Codes.Select(code => LanguageWords.Of(code, "pair"))
        .Where(pair => pair.Count == 2).Select(pair => Regex.Escape(pair[0])).Distinct());

    private static readonly Regex LetterPattern = new(
        $@"^[{Letters}]\s?(?<number>[0-9]{{1,4}})\s?[:：.)]\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static bool IsIn(string text) => Pattern.IsMatch(text);

    /// <summary>The number ("1", "2b") and the question after it; no number where there is none.</summary>
    public static (string? Number, string Question) Split(string text)
    {
        var match = Pattern.Match(text);
        if (!match.Success && LetterPattern.Match(text) is { Success: true } letter)
            match = letter;
        if (!match.Success && Bare().Match(text) is { Success: true } bare && QuestionText.IsQuestion(text))
            match = bare;
        return (match.Groups["number"] is { Success: true, Value: var number } ? number : null, text[match.Length..].Trim());
    }

    /// <summary>"Q12 What ...?"</summary>
    [GeneratedRegex(@"^Q(?<number>[0-9]{1,6})\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
