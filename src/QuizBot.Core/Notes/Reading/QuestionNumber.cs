using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>The "Q1:" before a question.</summary>
internal static partial class QuestionNumber
{
    public static bool IsIn(string text) => Pattern().IsMatch(text);

    /// <summary>The number ("1", "2b") and the question after it; no number where there is none.</summary>
    public static (string? Number, string Question) Split(string text)
    {
        var match = Pattern().Match(text);
        return (match.Groups["number"] is { Success: true, Value: var number } ? number : null, text[match.Length..].Trim());
    }

    [GeneratedRegex(@"^((q|question|flashcard|card)\s?\#?(?<number>[0-9]{1,6}[a-z]?)\s?([:.)–—-]|$)|(q|question)\s?:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
