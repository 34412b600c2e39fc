using System.Text.RegularExpressions;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>What authors write beside the right one of several options: a check mark, or the word.</summary>
internal static partial class RightMark
{
    /// <summary>The option without its mark, and whether it had one.</summary>
    public static (Content Content, bool IsMarked) Take(Content option)
    {
        if (option.Parts is not [TextPart first, ..] || !Mark().IsMatch(first.Text))
            return (option, false);
        return (new Content([new TextPart(Mark().Replace(first.Text, "").Trim()), .. option.Parts.Skip(1)]), true);
    }

    [GeneratedRegex(
        @"\s*[✅✔✓☑]\uFE0F?\s*|\s*([(\[]|[-–—←]\s*)"
        + @"(correct( answer)?|right( answer)?|richtig|korrekt|correcte?|correct[ao]|cert[ao]|giusto|juist|poprawna|верно|правильно"
        + @"|正解|正确|정답|صحيح)[)\]]?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
