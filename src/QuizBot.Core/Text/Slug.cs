using System.Globalization;
using System.Text;

namespace QuizBot.Core.Text;

/// <summary>Names as ids: "Amazon Augmented AI (A2I)" is <c>amazon-augmented-ai</c>.</summary>
public static class Slug
{
    private const int MaxLength = 80;

    /// <summary>
    /// Lower-case letters and digits of the name outside its parentheses, with a hyphen between words; empty for a name that has none.
    /// </summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        var depth = 0;
        var gap = false;
        foreach (var rune in NormalForm.Decompose(name).EnumerateRunes())
        {
            if (rune.Value is '(')
                depth++;
            if (rune.Value is ')' && depth > 0)
                depth--;
            if (rune.Value is (>= 0x0300 and <= 0x036F) or '\'' or '’')
                continue;
            if (depth > 0 || !IsWordPart(rune))
            {
                gap = slug.Length > 0;
                continue;
            }

            if (slug.Length >= MaxLength)
                break;
            if (gap)
                slug.Append('-');
            gap = false;
            slug.Append(Rune.ToLowerInvariant(rune));
        }

        return NormalForm.Compose(slug.ToString());
    }

    /// <summary>Marks count: without its vowel signs a word in Devanagari is another word.</summary>
    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
