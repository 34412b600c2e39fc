using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Writes the letters that stand for question and answer in other languages, or with a full stop, as "Q:" and "A:", where one is directly
/// followed by the other: "F: Was ...?" and "A: Das", "Q. What ...?" and "A. This". Options from A to D stay what they are.
/// </summary>
internal static partial class QaLines
{
    private const int FarthestAnswer = 20;

    private static readonly string[] Pairs = [.. LanguageWords.Codes.Select(code => LanguageWords.Of(code, "pair"))
        .Where(pair => pair.Count == 2).Select(pair => pair[0] + pair[1]).Distinct()];

    public static void Rewrite(string[] lines)
    {
        var found = new List<(int Line, Match Match)>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Lettered().Match(lines[i]) is { Success: true } match)
                found.Add((i, match));
        }

        for (var i = 0; i + 1 < found.Count; i++)
        {
            var (asked, answered) = (found[i], found[i + 1]);
            var pair = asked.Match.Groups["letter"].Value + answered.Match.Groups["letter"].Value;
            var isOption = i + 2 < found.Count && found[i + 2].Line - answered.Line < FarthestAnswer
                && found[i + 2].Match.Groups["letter"].Value == "B";
            if (!Pairs.Contains(pair) || answered.Line - asked.Line > FarthestAnswer || isOption)
                continue;
            lines[asked.Line] = Replace(lines[asked.Line], asked.Match, "Q");
            lines[answered.Line] = Replace(lines[answered.Line], answered.Match, "A");
        }
    }

    private static string Replace(string line, Match match, string letter)
    {
        var (at, end) = (match.Groups["letter"].Index, match.Groups["mark"]);
        return $"{line[..at]}{letter}{match.Groups["number"].Value}:{line[(end.Index + end.Length)..]}";
    }

    [GeneratedRegex(
        @"^\s*(?:>\s*)?(?:[-*+]\s+)?(?:\*\*|__)?(?<letter>\p{L})(?<number>[0-9]{0,4})\s?(?<mark>[.:：)])(?=\s|\*|_|[^\x00-\x7F])")]
    private static partial Regex Lettered();
}
