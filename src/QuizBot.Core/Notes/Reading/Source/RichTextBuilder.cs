using System.Text;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Puts a <see cref="RichText"/> together from left to right.</summary>
/// <param name="keepsBreaks">Whether <see cref="Break"/> breaks a line; otherwise it is a space.</param>
internal sealed class RichTextBuilder(bool keepsBreaks)
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int End)> bold = [];
    private readonly List<InlinePicture> pictures = [];
    private readonly List<Cloze> clozes = [];
    private int depth;
    private int boldStart;
    private char gap;
    private int links;
    private int inLinks;
    private bool isInLink;
    private bool onlyJumps = true;
    private (int Start, int Group, bool IsHighlight)? cloze;

    /// <summary>^ where what follows is raised, _ where it is lowered, else a space.</summary>
    public char Script { get; set; } = ' ';

    public void Append(ReadOnlySpan<char> part)
    {
        if (Script != ' ' && !part.IsWhiteSpace())
            part = Latex.ToText($"{Script}{{{part}}}") ?? $"{Script}({part})";
        for (var i = 0; i < part.Length; i++)
        {
            var letter = part[i];
            if (letter == Dialects.ClozeStart && i + 1 < part.Length)
            {
                StartCloze(part[++i]);
                continue;
            }

            if (letter == Dialects.ClozeEnd)
            {
                EndCloze();
                continue;
            }

            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                gap = text.Length == 0 ? '\0' : gap == '\n' ? gap : ' ';
                continue;
            }

            AppendGap();
            text.Append(letter);
            inLinks += isInLink || !char.IsLetterOrDigit(letter) ? 1 : 0;
        }
    }

    public void Break() => gap = text.Length == 0 ? '\0' : keepsBreaks ? '\n' : ' ';

    public void StartBold()
    {
        if (depth++ == 0)
            boldStart = text.Length;
    }

    public void EndBold()
    {
        if (depth == 0 || --depth > 0 || boldStart >= text.Length)
            return;
        bold.Add((boldStart, text.Length));
    }

    public void StartLink(string address)
    {
        isInLink = true;
        links++;
        onlyJumps &= address.StartsWith('#');
    }

    public void EndLink() => isInLink = false;

    public void AddPicture(string alt, string source) => pictures.Add(new InlinePicture(text.Length, alt, source));

    public RichText Build() => new(text.ToString(), bold)
    {
        Pictures = pictures,
        Clozes = clozes,
        IsLinks = links > 0 && inLinks == text.Length - text.ToString().Count(char.IsWhiteSpace),
        IsJump = links > 0 && onlyJumps && inLinks == text.Length - text.ToString().Count(char.IsWhiteSpace),
    };

    private void AppendGap()
    {
        if (gap == '\0')
            return;
        text.Append(gap);
        // A bold part begins at its first letter, not at the space before it.
        if (depth > 0 && boldStart == text.Length - 1)
            boldStart++;
        gap = '\0';
    }

    private void StartCloze(char group)
    {
        AppendGap();
        cloze = (text.Length, group == Dialects.Highlight ? 0 : group - Dialects.FirstGroup, group == Dialects.Highlight);
    }

    private void EndCloze()
    {
        if (cloze is var (start, group, isHighlight) && start < text.Length)
            clozes.Add(new Cloze(start, text.Length, group, isHighlight));
        cloze = null;
    }
}
