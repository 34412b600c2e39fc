namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Plain text that remembers what was bold in it, and where pictures stood.</summary>
/// <param name="Text">Without Markdown, entities decoded, each run of white space one space, or one line break where its reader keeps
/// them.</param>
/// <param name="Bold">Which parts were bold, in order, not overlapping.</param>
internal sealed record RichText(string Text, IReadOnlyList<(int Start, int End)> Bold)
{
    public static RichText Empty { get; } = new("", []);

    public IReadOnlyList<InlinePicture> Pictures { get; init; } = [];

    /// <summary>True where all of it is one link within the page ("Back to top", an entry of a table of contents).</summary>
    public bool IsJump { get; init; }

    /// <summary>True where it is nothing but links.</summary>
    public bool IsLinks { get; init; }

    /// <summary>What other tools hide and ask for, in order, not overlapping.</summary>
    public IReadOnlyList<Cloze> Clozes { get; init; } = [];

    public IEnumerable<string> BoldTexts => Bold.Select(b => Text[b.Start..b.End]);

    public bool IsEmpty => Text.Length == 0;

    public RichText From(int start)
    {
        while (start < Text.Length && char.IsWhiteSpace(Text[start]))
            start++;
        return this with
        {
            Text = Text[start..],
            Bold = [.. Bold.Where(part => part.End > start).Select(part => (Math.Max(part.Start - start, 0), part.End - start))],
            Clozes = [.. Clozes.Where(part => part.Start >= start)
                .Select(part => part with { Start = part.Start - start, End = part.End - start })],
            Pictures = [.. Pictures.Where(picture => picture.At >= start || start == Text.Length)
                .Select(picture => picture with { At = Math.Max(0, picture.At - start) })],
        };
    }
}

/// <summary>A picture in a text.</summary>
/// <param name="At">Index in the text of what follows it.</param>
/// <param name="Alt">What it shows, in words; may be empty.</param>
/// <param name="Source">Its address as written.</param>
internal readonly record struct InlinePicture(int At, string Alt, string Source);

/// <summary>A part of a text to hide: "==so==", "{{c1::so}}", "{{cloze so}}".</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Group">Those of one group are hidden together; 0 for one that is hidden alone.</param>
/// <param name="IsHighlight">True where it might as well be a highlight: only a file that has flashcards means it as a cloze.</param>
internal readonly record struct Cloze(int Start, int End, int Group, bool IsHighlight);
