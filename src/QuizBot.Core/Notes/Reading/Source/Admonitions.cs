using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>
/// Writes the boxes of other tools as details blocks, which is what they mean: callouts of Obsidian ("> [!question]- Title"),
/// admonitions of MkDocs ("??? question "Title"" with an indented text) and containers ("::: details Title" up to ":::").
/// Boxes that ask nothing and answer nothing stay text; only their sign is removed.
/// </summary>
internal static partial class Admonitions
{
    private static readonly HashSet<string> Questions =
        new(StringComparer.OrdinalIgnoreCase) { "question", "faq", "help", "flashcard", "card", "quiz", "flashcards" };
    private static readonly HashSet<string> Answers =
        new(StringComparer.OrdinalIgnoreCase) { "answer", "solution", "success", "check", "done", "spoiler", "solutions", "answers" };

    public static void ToFolds(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains("[!", StringComparison.Ordinal) && Callout().Match(lines[i]) is { Success: true } callout)
                ReadCallout(lines, i, callout);
            else if ((lines[i].Contains("??? ", StringComparison.Ordinal) || lines[i].Contains("???+", StringComparison.Ordinal)
                    || lines[i].Contains("!!! ", StringComparison.Ordinal))
                && Indented().Match(lines[i]) is { Success: true } indented)
                ReadIndented(lines, i, indented);
            else if (lines[i].Contains(":::", StringComparison.Ordinal) && Container().Match(lines[i]) is { Success: true } container)
                ReadContainer(lines, i, container);
        }
    }

    private static void ReadCallout(string[] lines, int start, Match match)
    {
        var depth = match.Groups["quote"].Value.Count('>');
        var end = start;
        while (end + 1 < lines.Length && QuoteDepth(lines[end + 1]) >= depth
            && !(QuoteDepth(lines[end + 1]) == depth && Callout().IsMatch(lines[end + 1])))
            end++;
        var fold = Opening(match.Groups["kind"].Value, match.Groups["title"].Value);
        for (var i = start; i <= end; i++)
            lines[i] = i == start ? fold ?? match.Groups["title"].Value : WithoutQuote(lines[i], depth);
        if (fold is not null)
            lines[end] += "</details>";
    }

    private static void ReadIndented(string[] lines, int start, Match match)
    {
        if (Opening(match.Groups["kind"].Value, match.Groups["title"].Value) is not { } fold)
            return;
        var margin = match.Groups["margin"].Length;
        var end = start;
        for (var i = start + 1; i < lines.Length
            && (string.IsNullOrWhiteSpace(lines[i]) || lines[i].Length - lines[i].TrimStart().Length > margin); i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]))
                end = i;
        }

        if (end == start)
            return;
        for (var i = start + 1; i <= end; i++)
            lines[i] =
                lines[i].Length > margin + 4 ? string.Concat(lines[i].AsSpan(0, margin), lines[i].AsSpan(margin + 4)) : lines[i].Trim();
        lines[start] = match.Groups["margin"].Value + fold;
        lines[end] += "</details>";
    }

    private static void ReadContainer(string[] lines, int start, Match match)
    {
        var end = Array.FindIndex(lines, start + 1, line => line.Trim() == match.Groups["colons"].Value);
        if (end < 0)
            return;
        var kind = match.Groups["kind"].Value;
        var fold = kind is "details" or "spoiler" or "collapse"
            ? $"<details><summary>{match.Groups["title"].Value}</summary>"
            : Opening(kind, match.Groups["title"].Value);
        lines[start] = fold ?? match.Groups["title"].Value;
        lines[end] = fold is null ? "" : "</details>";
    }

    /// <summary>The tags that open the block; null for a box that is no question and no answer.</summary>
    private static string? Opening(string kind, string title)
    {
        title = title.Trim();
        if (Questions.Contains(kind))
            return $"<details question><summary>{(Questions.Contains(title.TrimEnd('?', '!', '.')) ? "" : title)}</summary>";
        return Answers.Contains(kind) ? $"<details><summary>{(title.Length == 0 ? "Answer" : title)}</summary>" : null;
    }

    private static int QuoteDepth(string line)
    {
        var depth = 0;
        foreach (var letter in line)
        {
            if (letter == '>')
                depth++;
            else if (letter is not (' ' or '\t'))
                break;
        }

        return depth;
    }

    private static string WithoutQuote(string line, int depth)
    {
        var text = line.AsSpan();
        for (var i = 0; i < depth; i++)
        {
            text = text.TrimStart();
            text = text is ['>', ' ', ..] ? text[2..] : text is ['>', ..] ? text[1..] : text;
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"^\s*(?:[-*+]\s+)?(?<quote>(?:>\s?)+)\[!(?<kind>[\w-]+)(?:\|[^\]]*)?\][-+]?[ \t]*(?<title>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Callout();

    [GeneratedRegex(
        @"^(?<margin>\s*)(?:\?\?\?\+?|!!!)\s+(?<kind>[\w-]+)(?:\s+[\w-]+)*?(?:\s+""(?<title>[^""]*)"")?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Indented();

    [GeneratedRegex(@"^\s*(?<colons>:{3,})\s*(?<kind>[a-z]+)\s*(?<title>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Container();
}
