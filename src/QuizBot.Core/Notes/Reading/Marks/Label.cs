using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Marks;

/// <summary>The name that a text begins with, and what it says about it.</summary>
/// <param name="Name">Without its colon ("Amazon S3 (The Infinite Warehouse)").</param>
/// <param name="Body">What follows; may be empty.</param>
/// <param name="IsBold">Whether the name was set in bold; otherwise it is a few plain words before a colon.</param>
internal sealed record Label(string Name, RichText Body, bool IsBold)
{
    private const int MaxPlainName = 60;
    private const int MaxPlainWords = 6;
    private const int MaxBoldName = 160;

    private static readonly HashSet<string> Asides = LanguageWords.Set("aside");

    /// <summary>"Note", "Example": such a label names no idea, it comments on the one above.</summary>
    public bool IsAside => Asides.Contains(LanguageWords.Key(Name));

    /// <summary>Null for a text without a name: "**Amazon QuickSight** is often used ..." only mentions one.</summary>
    public static Label? Split(RichText text)
    {
        // An emoji before the name is decoration.
        if (text.Bold.Count > 0 && !text.Text[..text.Bold[0].Start].Any(char.IsLetterOrDigit))
            return SplitBold(text);
        var colon = FindColon(text.Text, 0, Math.Min(text.Text.Length, MaxPlainName));
        return colon > 0 && text.Text[..colon] is var name && !name.AsSpan().ContainsAny('.', '?', ';')
            && name.Count(c => c == ' ') < MaxPlainWords
            ? new Label(Tidy(name), text.From(colon + 1), IsBold: false)
            : null;
    }

    private static Label? SplitBold(RichText text)
    {
        var (start, end) = text.Bold[0];
        var colon = FindColon(text.Text, start, end);
        var nameEnd = colon >= 0 ? colon : FindSeparator(text.Text, end);
        if (nameEnd < 0 || nameEnd - start > MaxBoldName)
            return null;
        var name = Tidy(text.Text[start..nameEnd]);
        // A whole sentence in bold is emphasis, not a name.
        return name.Length == 0 || name[^1] is '.' or '!' or '?'
            ? null
            : new Label(name, text.From(Math.Min(nameEnd + 1, text.Text.Length)), IsBold: true);
    }

    /// <summary>Without the number before it ("1. Blocking call", "Stage 2 — Planning") and emoji around it.</summary>
    private static string Tidy(string name)
    {
        var bare = HeadingText.StageTitle(name.Trim());
        return bare.Length > 0 ? bare : name.Trim();
    }

    /// <summary>A colon at the end of a word, so not the one in "https://" or "12:30"; -1 without one.</summary>
    private static int FindColon(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is ':' or '：' && (text[i] == '：' || i + 1 == text.Length || text[i + 1] == ' ' || i + 1 == end))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Where a colon, a dash or the end follows the bold name and any parentheses after it; -1 where the sentence simply goes on.
    /// </summary>
    private static int FindSeparator(string text, int from)
    {
        var i = from;
        while (true)
        {
            while (i < text.Length && text[i] == ' ')
                i++;
            if (i == text.Length || text[i] is ':' or '：' or '–' or '—' or '=')
                return i;
            if (text[i] == '-' && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ')
                return i;
            if (text[i] != '(' || text.IndexOf(')', i) is var close && close < 0)
                return -1;
            i = close + 1;
        }
    }
}
