using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading;

/// <summary>What headings carry besides their title: numbering, stage numbers, emoji.</summary>
internal static partial class HeadingText
{
    private static readonly string[] Spelled = ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"];
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

    /// <summary>Whether the heading says that it is a numbered stage ("A. Stage 1: ...", "Phase 2").</summary>
    public static bool IsStage(string heading) => StageNumber().IsMatch(WithoutNumbering(heading));

    /// <summary>Which stage the heading says it is, 1 or more; null where it says none.</summary>
    public static int? StageNumberOf(string heading)
    {
        if (StageNumber().Match(WithoutNumbering(heading)) is not { Success: true } match)
            return null;
        var number = match.Groups["number"].Value.ToUpperInvariant();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
            : Array.IndexOf(Spelled, number) is var word and >= 0 ? word + 1
            : Array.IndexOf(Roman, number) is var roman and >= 0 ? roman + 1
            : number is [var letter] ? letter - 'A' + 1
            : null;
    }

    /// <summary>"A. Stage 1: Problem Definition" is "Problem Definition"; "Stage 1" alone stays.</summary>
    public static string StageTitle(string heading)
    {
        var title = WithoutNumbering(heading);
        var bare = WithoutSymbols(StageNumber().Replace(title, ""));
        return bare.Length > 0 ? bare : title;
    }

    /// <summary>"1. Core Concept: The Media Company Analogy 🎬" is "The Media Company Analogy".</summary>
    public static string AnalogyTitle(string heading)
    {
        var title = WithoutNumbering(heading);
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        var after = colon < 0 ? "" : title[(colon + 1)..].Trim();
        return after.Length > 0 && !title.AsSpan(0, colon).Contains("analogy", StringComparison.OrdinalIgnoreCase) ? after : title;
    }

    /// <summary>Without "3.", "B)" or "1.2" before it and without emoji around it.</summary>
    public static string WithoutNumbering(string heading) => WithoutSymbols(Numbering().Replace(WithoutSymbols(heading), ""));

    public static string WithoutSymbols(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var start = runes.FindIndex(rune => !IsDecoration(rune));
        var end = runes.FindLastIndex(rune => !IsDecoration(rune));
        return start < 0 ? "" : string.Concat(runes[start..(end + 1)]);
    }

    private static bool IsDecoration(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.Control
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator;

    [GeneratedRegex(@"^([A-Za-z]|[0-9]{1,3}(\.[0-9]{1,3})*)[.):]\s+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(stage|phase|step|part)\s+(?<number>[0-9]{1,3}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|[ivx]{1,5})\s*([:.)–—-]\s*|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex StageNumber();
}
