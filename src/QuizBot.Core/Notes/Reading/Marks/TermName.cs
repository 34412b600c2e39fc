using System.Globalization;
using System.Text.RegularExpressions;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>A term's name as its author wrote it, taken apart.</summary>
/// <param name="Name">Without the role ("Amazon Augmented AI (A2I)").</param>
/// <param name="Base">Without any parentheses ("Amazon Augmented AI").</param>
/// <param name="Groups">What the parentheses that stay in the name say ("A2I").</param>
/// <param name="Role">Its part in the analogy ("The Supervisor"); null without one.</param>
internal sealed partial record TermName(string Name, string Base, IReadOnlyList<string> Groups, string? Role)
{
    private const int MaxRoleWords = 6;
    private const int MaxGroups = 8;

    /// <param name="label">As its author wrote it.</param>
    /// <param name="hasAnalogy">Whether the note tells an analogy: only then is any parenthesis a part in it. "(The Cook)" is one
    /// anyway.</param>
    public static TermName Parse(string label, bool hasAnalogy)
    {
        var (bare, groups) = TakeGroups(label);
        string? role = null;
        var roleAt = FindRole(bare, groups, hasAnalogy);
        if (roleAt >= 0)
        {
            role = groups[roleAt];
            groups.RemoveAt(roleAt);
        }
        else if (RoleAfterDash().Match(bare) is { Success: true } dashed)
        {
            role = dashed.Groups["role"].Value;
            bare = bare[..dashed.Index].Trim();
        }

        return new TermName(string.Concat([bare, .. groups.Select(group => $" ({group})")]), bare, groups, role);
    }

    /// <summary>The name before its parentheses, and what those at its end say, in order.</summary>
    public static (string Bare, List<string> Groups) TakeGroups(string label)
    {
        var groups = new List<string>();
        var bare = label.Trim().Replace('（', '(').Replace('）', ')');
        while (groups.Count < MaxGroups && bare is [.., ')'] && OpeningOfLast(bare) is var open && open > 0)
        {
            if (bare[(open + 1)..^1].Trim() is { Length: > 0 } group)
                groups.Insert(0, group);
            bare = bare[..open].Trim();
        }

        return (bare, groups);
    }

    /// <summary>Whether a name ends in what can only be a part in an analogy: "AWS Glue (The Data Plumber)".</summary>
    public static bool HasPart(string label) => TakeGroups(label).Groups.Exists(HasArticle);

    /// <summary>"A2I", "EC2", "IoT": one short word, mostly capitals and digits.</summary>
    public static bool IsAcronym(string text) =>
        text.Length is > 1 and <= 10 && !text.Contains(' ', StringComparison.Ordinal)
            && text.Count(c => char.IsUpper(c) || char.IsDigit(c)) * 2 > text.Length;

    /// <summary>The first letters of a name's words ("SSS"), and the same with repetitions counted as in "S3".</summary>
    public static IReadOnlyList<string> InitialsOf(string name)
    {
        var initials = string.Concat(name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsUpper(word[0]) || char.IsDigit(word[0])).Select(word => word[0]));
        if (initials.Length < 2)
            return [];
        var counted = Repetition().Replace(initials, run => $"{run.Value[0]}{run.Length}");
        return counted == initials ? [initials] : [initials, counted];
    }

    private static int FindRole(string bare, List<string> groups, bool hasAnalogy)
    {
        var article = groups.FindLastIndex(HasArticle);
        if (article >= 0)
            return article;
        var last = groups.Count - 1;
        var isRole = hasAnalogy && last switch
        {
            < 0 => false,
            0 => LooksLikeRole(groups[0]) && !Expands(bare, groups[0]),
            _ => !IsAcronym(groups[last]) && WordsOf(groups[last]).Length <= MaxRoleWords,
        };
        return isRole ? last : -1;
    }

    private static bool HasArticle(string group) => group.StartsWith("The ", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeRole(string group) =>
        !IsAcronym(group) && Vendors.Of(group) is null && WordsOf(group) is { Length: <= MaxRoleWords } words
        && words.All(word => char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter
            || word is "of" or "the" or "and" or "in" or "for" or "to");

    private static string[] WordsOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>"Simple Storage Service" says what the S3 in "Amazon S3" stands for, "Residual Network" what ResNet does.</summary>
    private static bool Expands(string bare, string group) =>
        InitialsOf(group).Any(initials => bare.Split(' ').Contains(initials, StringComparer.OrdinalIgnoreCase)) || IsShortened(bare, group);

    /// <summary>Whether the letters of one word come in the same order in a longer text that begins alike.</summary>
    private static bool IsShortened(string word, string group)
    {
        if (word.Contains(' ', StringComparison.Ordinal) || word.Length >= group.Length
            || char.ToUpperInvariant(word[0]) != char.ToUpperInvariant(group[0]))
            return false;
        var at = 0;
        foreach (var letter in group)
        {
            if (at < word.Length && char.ToUpperInvariant(letter) == char.ToUpperInvariant(word[at]))
                at++;
        }

        return at == word.Length;
    }

    private static int OpeningOfLast(string text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            depth += text[i] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth == 0)
                return i;
        }

        return -1;
    }

    [GeneratedRegex(@"\s[–—-]\s(?<role>The\s\S.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex RoleAfterDash();

    [GeneratedRegex(@"(.)\1+")]
    private static partial Regex Repetition();
}
