using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizBot.Core.Notes.Reading;

/// <summary>Reads the inline Markdown and HTML of one text.</summary>
internal static partial class InlineReader
{
    /// <summary>Longer texts are cut here: nobody learns from a card that fills four screens.</summary>
    public const int MaxLength = 4000;

    /// <summary>Markdig's time grows with the square of such marks. A text with more is no prose, and its marks are removed the simple way.</summary>
    private const int MaxMarks = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`[]<>&\\~!");

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    public static RichText Read(string raw)
    {
        var text = raw.Length > MaxLength ? raw[..(char.IsHighSurrogate(raw[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] : raw;
        var marks = CountMarks(text);
        var builder = new RichTextBuilder();
        if (marks is 0 or > MaxMarks)
        {
            builder.Append(marks == 0 ? text : WebUtility.HtmlDecode(TagsAndMarks().Replace(text, "")));
            return builder.Build();
        }

        foreach (var leaf in Markdown.Parse(text.Trim(), Pipeline).OfType<LeafBlock>())
            Append(builder, leaf.Inline!);
        return builder.Build();
    }

    private static void Append(RichTextBuilder builder, ContainerInline container)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    builder.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    builder.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    builder.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    builder.Append(link.Url);
                    break;
                case LineBreakInline:
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    builder.Append(" ");
                    break;
                case HtmlInline { Tag: var tag } when BoldTag().Match(tag) is { Success: true } match:
                    if (match.Groups["end"].Success)
                        builder.EndBold();
                    else
                        builder.StartBold();
                    break;
                case EmphasisInline { DelimiterCount: 2 } bold:
                    builder.StartBold();
                    Append(builder, bold);
                    builder.EndBold();
                    break;
                case ContainerInline other:
                    Append(builder, other);
                    break;
                default:
                    break;
            }
        }
    }

    private static int CountMarks(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAny(Marks) is var at && at >= 0)
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.BlockParsers.Clear();
        builder.BlockParsers.Add(new OneParagraphParser());
        return builder.Build();
    }

    [GeneratedRegex("</?[A-Za-z][^<>]*>|[*_`]")]
    private static partial Regex TagsAndMarks();

    [GeneratedRegex(@"^<(?<end>/)?(b|strong)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BoldTag();
}

/// <summary>Takes the line as a paragraph whatever it looks like: Markdig's own parser would swallow "[Note]: text" as a link definition.</summary>
internal sealed class OneParagraphParser : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        processor.NewBlocks.Push(new ParagraphBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Line.Start, processor.Line.End) });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => BlockState.Continue;
}

internal sealed class RichTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<(int Start, int End)> bold = [];
    private int depth;
    private int boldStart;
    private bool gap;

    public void Append(ReadOnlySpan<char> part)
    {
        foreach (var letter in part)
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
                text.Append(' ');
            // A bold part begins at its first letter, not at the space before it.
            if (gap && depth > 0 && boldStart == text.Length - 1)
                boldStart++;
            gap = false;
            text.Append(letter);
        }
    }

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

    public RichText Build() => new(text.ToString(), bold);
}
