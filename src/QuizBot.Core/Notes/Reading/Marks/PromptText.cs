using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>Takes from a question what is no part of it: its number, emoji around it, and words such as "(Click to reveal)".</summary>
internal static partial class PromptText
{
    public static RichText Tidy(RichText text) => Cut(text, TidyEnd(text.Text));

    /// <summary>The number of "Q7: ..." and the question without it; no number where there is none.</summary>
    public static (string? Number, RichText Question) Split(RichText text)
    {
        var tidy = Tidy(text);
        var (number, question) = QuestionNumber.Split(tidy.Text);
        return (number, tidy.From(tidy.Text.Length - question.Length));
    }

    /// <summary>The number of "12. What ...?" and the question without it; no number where there is none.</summary>
    public static (string? Place, RichText Question) WithoutPlace(RichText text)
    {
        var match = Place().Match(text.Text);
        return match.Success ? (match.Groups["place"].Value, text.From(match.Length)) : (null, text);
    }

    private static int TidyEnd(string text)
    {
        var end = text.Length;
        while (Hint().Match(text[..end]) is { Success: true } hint && RevealTitle.KindOf(hint.Groups["words"].Value) is not null
            && hint.Index > 0)
            end = hint.Index;
        return HeadingText.WithoutSymbols(text[..end]) is { Length: > 0 } bare
            ? text.IndexOf(bare, StringComparison.Ordinal) + bare.Length
            : end;
    }

    private static RichText Cut(RichText text, int end) => end == text.Text.Length
        ? text
        : text with
        {
            Text = text.Text[..end],
            Bold = [.. text.Bold.Where(bold => bold.Start < end).Select(bold => (bold.Start, Math.Min(bold.End, end)))],
            Clozes = [.. text.Clozes.Where(cloze => cloze.End <= end)],
            Pictures = [.. text.Pictures.Select(picture => picture with { At = Math.Min(picture.At, end) })],
        };

    [GeneratedRegex(@"\s*(?:[(\[（]\s*(?<words>[^()\[\]（）]{2,60})\s*[)\]）]|[–—-]\s(?<words>[^–—()]{2,60}))\s*[^\p{L}\p{N}?？)]*$")]
    private static partial Regex Hint();

    [GeneratedRegex(@"^[^\p{L}\p{N}]{0,4}(?<place>[0-9]{1,4})\s?[.):、．-]\s*(?=\D)")]
    private static partial Regex Place();
}
