using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>Tells whether a text asks something.</summary>
internal static partial class QuestionText
{
    private const int LongestTail = 80;

    private static readonly string[] Ends = [.. LanguageWords.All("ends")];
    private static readonly HashSet<string> Asking = [.. LanguageWords.All("ask").Select(LanguageWords.Key)];
    private static readonly HashSet<string> Tasks = [.. LanguageWords.All("task").Select(LanguageWords.Key)];
    private static readonly string[] Choosing = [.. LanguageWords.All("choose").Select(LanguageWords.Key)];
    private static readonly string[] TrueOrFalse = [.. LanguageWords.All("trueorfalse").Select(LanguageWords.Key)];

    /// <summary>True where it ends with a question mark, whatever stands around that: "(Choose two.)", emoji, quotes.</summary>
    public static bool IsQuestion(string text)
    {
        var end = text.AsSpan().LastIndexOfAny("?？؟");
        if (end < 0)
            return Ends.Any(ending => text.AsSpan().TrimEnd("。.!！").EndsWith(ending.TrimEnd('。'), StringComparison.Ordinal))
                && !IsAscii(text);
        if (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))
            return false;
        var tail = text.AsSpan(end + 1);
        if (!tail.ContainsAnyInRange('0', 'z') || tail.TrimStart("\"'*_)]”’» ").TrimStart() is ['(' or '[' or '（', ..])
            return tail.Length <= LongestTail;
        // "Which fit? Choose two." asks; "Why? Because it is hot." does not.
        return tail.Length <= LongestTail && Chooses(tail.ToString());
    }

    /// <summary>True where it begins as questions and tasks do: "Explain ...", "What ...".</summary>
    public static bool IsTask(string text) => Begins(text, Asking) || Begins(text, Tasks);

    /// <summary>True where it begins as questions do: "What ...", "How ...".</summary>
    public static bool BeginsAsQuestion(string text) => Begins(text, Asking);

    private static bool Begins(string text, HashSet<string> words)
    {
        var first = LanguageWords.Key(Group().Replace(text, "")).Split(
            [' ', ',', ':', '\'', '¿', '(', '"', '“', '`'], 4, StringSplitOptions.RemoveEmptyEntries);
        return first.Length > 1 && (words.Contains(first[0]) || words.Contains($"{first[0]} {first[1]}"));
    }

    /// <summary>"Which of the following ..."</summary>
    public static bool Chooses(string text)
    {
        var key = LanguageWords.Key(text);
        return Array.Exists(Choosing, key.Contains);
    }

    /// <summary>"True or false: ..."</summary>
    public static bool IsTrueOrFalse(string text)
    {
        var key = LanguageWords.Key(text);
        return Array.Exists(TrueOrFalse, key.Contains);
    }

    /// <summary>"(Section: Repair) - ", "[easy] "</summary>
    [GeneratedRegex(@"^\s*(\([^()]{1,40}\)|\[[^\[\]]{1,40}\])\s*[-–—:]?\s*(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Group();

    private static bool IsAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F');
}
