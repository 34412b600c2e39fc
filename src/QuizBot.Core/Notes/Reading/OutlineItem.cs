namespace QuizBot.Core.Notes.Reading;

/// <summary>A bullet, a numbered item or a paragraph, with the lines that continue it.</summary>
/// <param name="kind">What it is.</param>
/// <param name="depth">0 at the top of its section, 1 for a bullet under another.</param>
/// <param name="first">Where it begins, without the bullet.</param>
internal sealed class OutlineItem(OutlineItemKind kind, int depth, SourceLine first)
{
    private readonly List<SourceLine> lines = [first];
    private RichText? text;

    public OutlineItemKind Kind => kind;

    public int Depth => depth;

    public int Line => first.Number;

    /// <summary>The number of a numbered item, as written ("3"); null for any other.</summary>
    public string? Number { get; init; }

    public IReadOnlyList<SourceLine> Lines => lines;

    /// <summary>Characters, Markdown included.</summary>
    public int Length => lines.Sum(line => line.Text.Length + 1);

    public RichText Text => text ??= InlineReader.Read(string.Join(' ', lines.Select(line => line.Text)));

    public void Continue(SourceLine line)
    {
        lines.Add(line);
        text = null;
    }
}

internal enum OutlineItemKind
{
    Paragraph,
    Bullet,
    Numbered,
}

/// <param name="Number">1-based.</param>
internal readonly record struct SourceLine(int Number, string Text);
