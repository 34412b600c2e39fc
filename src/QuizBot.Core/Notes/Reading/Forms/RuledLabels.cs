using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Rules that say what begins below them: "A:: ==========", "===== Answer =====", "===== Id =====". An answer
/// gets a label in their place, unless a heading asks: all below that is its answer.
/// </summary>
internal static partial class RuledLabels
{
    public static void Rewrite(string[] lines)
    {
        var (isUsed, isHeading) = (false, false);
        for (var i = 0; i < lines.Length; i++)
        {
            isHeading |= lines[i].StartsWith('#') && !Number().IsMatch(lines[i]);
            if (!lines[i].Contains("=====", StringComparison.Ordinal)
                || Mark().Match(lines[i]) is not { Success: true, Groups: var groups })
                continue;
            var word = groups["word"].Value;
            var kind = word is "Q" ? FieldKind.Question : word is "A" ? FieldKind.Answer : CardLabels.Whole(word);
            if (kind is not (FieldKind.Question or FieldKind.Answer or FieldKind.Id))
                continue;
            isUsed = true;
            var next = Array.FindIndex(lines, i + 1, line => !string.IsNullOrWhiteSpace(line));
            lines[i] = kind == FieldKind.Answer && !isHeading && next >= 0 && !CardLabels.BeginsWithAnswer(lines[next])
                ? "**Answer:**"
                : "";
            isHeading = false;
            if (kind == FieldKind.Id && next >= 0 && Number().IsMatch(lines[next]))
                lines[next] = "";
        }

        for (var i = 0; i < lines.Length && isUsed; i++)
        {
            if (Number().IsMatch(lines[i]) && lines[i].StartsWith('#'))
                lines[i] = "";
        }
    }

    [GeneratedRegex(@"^\s*((?<word>[QA])::?\s*={5,}|={5,}\s*(?<word>\p{L}{1,20}):?\s*={5,})\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    /// <summary>"###### ID9", "156"</summary>
    [GeneratedRegex(@"^\s*(\#{1,6}\s*ID\s?)?[0-9]{1,6}\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
