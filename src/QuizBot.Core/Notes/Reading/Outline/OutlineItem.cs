using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Outline;

/// <summary>A bullet, a numbered item, a paragraph or an embedded part, with the lines that continue it.</summary>
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

    /// <summary>Whether the box of a task is ticked; null for an item without a box.</summary>
    public bool? Tick { get; init; }

    /// <summary>What it holds instead of text; null for an item of text.</summary>
    public Embed? Embed { get; init; }

    /// <summary>True for a heading that is part of what it stands in, such as "#### Answer" under a question.</summary>
    public bool IsHeading { get; private init; }

    /// <summary>True where a rule stands above it.</summary>
    public bool IsAfterRule { get; init; }

    public IReadOnlyList<SourceLine> Lines => lines;

    /// <summary>A heading as a paragraph in bold.</summary>
    public static OutlineItem Of(Section section) => new(OutlineItemKind.Paragraph, 0, new SourceLine(section.Line, section.Heading))
    {
        IsHeading = true,
        text = new RichText(section.Heading, [(0, section.Heading.Length)]),
    };

    /// <summary>Characters, Markdown included.</summary>
    public int Length => Embed is null ? lines.Sum(line => line.Text.Length + 1) : 0;

    /// <summary>Its text on one line; empty for an embedded part.</summary>
    public RichText Text => text ??= Embed is null ? InlineReader.Read(string.Join(' ', lines.Select(line => line.Text))) : RichText.Empty;

    /// <summary>An embedded part on its own.</summary>
    public static OutlineItem Of(Embed part) => new(OutlineItemKind.Block, 0, new SourceLine(part.Line, "")) { Embed = part };

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

    /// <summary>Code, a table, a formula or a fold.</summary>
    Block,
}

/// <param name="Number">1-based.</param>
/// <param name="Text">Without the white space around it, where it is part of an item.</param>
internal readonly record struct SourceLine(int Number, string Text)
{
    /// <summary>True where a blank line stands above it in its item.</summary>
    public bool IsAfterBlank { get; init; }

    /// <summary>True where its author breaks the line: by two spaces or a backslash at its end.</summary>
    public bool Breaks { get; init; }
}
