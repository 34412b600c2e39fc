using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>What a file's looks say about the tool that it was written for.</summary>
/// <param name="HasFlashcardTag">It is marked as holding flashcards, so that "a::b" and "==this==" are meant as such.</param>
/// <param name="Scheduled">1-based lines with a scheduling comment of Obsidian's spaced repetition: what stands there is a
/// flashcard.</param>
internal sealed partial record NoteTraits(bool HasFlashcardTag, IReadOnlySet<int> Scheduled)
{
    /// <param name="lines">A note's lines as they stand in the file; the properties of Logseq are blank afterwards.</param>
    public static NoteTraits Take(string[] lines)
    {
        var scheduled = new HashSet<int>();
        var (hasTag, isLogseq, isFrontMatter) = (false, false, lines[0].TrimEnd() == "---");
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            isFrontMatter &= i == 0 || line.TrimEnd() is not ("---" or "...");
            if (line.Contains("<!--SR:", StringComparison.Ordinal))
                scheduled.Add(i + 1);
            hasTag |= line.Contains("#flashcard", StringComparison.OrdinalIgnoreCase) || (isFrontMatter && FrontMatterTag().IsMatch(line));
            isLogseq |= line.Contains("#card", StringComparison.Ordinal) || line.Contains("[[card]]", StringComparison.OrdinalIgnoreCase);
        }

        if (isLogseq)
            BlankProperties(lines);
        return new NoteTraits(hasTag || scheduled.Count > 0, scheduled);
    }

    private static void BlankProperties(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains("::", StringComparison.Ordinal) && Property().IsMatch(lines[i]))
                lines[i] = "";
        }
    }

    [GeneratedRegex(
        @"^\s*-?\s*[""']?(tags?:.*)?\b(flashcards?|spaced-repetition)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatterTag();

    [GeneratedRegex(@"^\s*(?:- )?[a-z][\w.-]*::(?:\s.*)?$")]
    private static partial Regex Property();
}
