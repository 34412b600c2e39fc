using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>What headings carry besides their title: numbering, stage numbers, emoji.</summary>
internal static partial class HeadingText
{
    private static readonly string[] NumberWords = ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN"];
    private static readonly string[] RomanNumbers = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    private const string ChineseNumbers = "一二三四五六七八九十";

    private static readonly Regex Stage = CreateStage();

    private static readonly string[] Analogies = [.. LanguageWords.All("analogy")];

    /// <summary>Whether the heading says that it is a numbered stage ("A. Stage 1: ...", "Phase 2").</summary>
    public static bool IsStage(string heading) => Stage.IsMatch(WithoutNumbering(heading));

    /// <summary>The 2 in "B. Stage 2: ...", "Phase two" and "Step II"; null in a heading that is no numbered stage.</summary>
    public static int? StageNumberOf(string heading) =>
        Stage.Match(WithoutNumbering(heading)).Groups["number"] is { Success: true, Value: var number }
            ? ToNumber(number.ToUpperInvariant())
            : null;

    /// <summary>"A. Stage 1: Problem Definition" is "Problem Definition"; "Stage 1" alone stays.</summary>
    public static string StageTitle(string heading)
    {
        var title = WithoutNumbering(heading);
        var bare = WithoutSymbols(Stage.Replace(title, ""));
        return bare.Length > 0 ? bare : title;
    }

    /// <summary>"1. Core Concept: The Media Company Analogy 🎬" is "The Media Company Analogy".</summary>
    public static string AnalogyTitle(string heading)
    {
        var title = WithoutNumbering(heading);
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        var after = colon < 0 ? "" : title[(colon + 1)..].Trim();
        return after.Length > 0 && !Analogies.Any(word => word != "core concept"
            && title.AsSpan(0, colon).Contains(word, StringComparison.OrdinalIgnoreCase)) ? after : title;
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

    private static int ToNumber(string number)
    {
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
            return digits;
        foreach (var names in new[] { NumberWords, RomanNumbers })
        {
            if (Array.IndexOf(names, number) is var index && index >= 0)
                return index + 1;
        }

        return ChineseNumbers.IndexOf(number[0], StringComparison.Ordinal) is var digit && digit >= 0 ? digit + 1 : number[0] - 'A' + 1;
    }

    /// <summary>"Stage 1: ...", "Étape 2 - ...", "第3段階", "4단계".</summary>
    private static Regex CreateStage()
    {
        var words = string.Join('|', LanguageWords.All("stage").Select(Regex.Escape));
        const string digits = $"[0-9]{{1,3}}|[{ChineseNumbers}]";
        return new Regex(
            $@"^((第\s?)?(?<number>{digits})\s?({words})|({words})\s?(?<![a-z])"
            + $@"(?<number>{digits}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten|ii|iii|iv|vi|vii|viii|ix))\s*([:：.)–—-]\s*|$)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    }

    private static bool IsDecoration(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format or UnicodeCategory.Control
        or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
        // The marks that choose how an emoji looks; other marks are vowels.
        || rune.Value is >= 0xFE00 and <= 0xFE0F;

    [GeneratedRegex(@"^(([A-Za-z]|[0-9]{1,3}(\.[0-9]{1,3})*)[.):]\s+|[0-9一二三四五六七八九十]{1,3}[、．])", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbering();
}
