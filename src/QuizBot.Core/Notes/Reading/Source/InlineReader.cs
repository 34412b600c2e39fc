using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizBot.Core.Notes.Reading.Source;

/// <summary>Reads the inline Markdown and HTML of one text.</summary>
internal static partial class InlineReader
{
    /// <summary>Longer texts are cut here: nobody learns from a card that fills four screens.</summary>
    public const int MaxLength = 4000;

    /// <summary>
    /// Markdig's time grows with the square of such marks. A text with more is no prose, and its marks are removed the simple way.
    /// </summary>
    private const int MaxMarks = 200;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*_`[]<>&\\~!$=#^%{");

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();

    /// <summary>As one line.</summary>
    public static RichText Read(string raw) => Read(raw, keepsBreaks: false);

    /// <summary>As lines: a break tag is one line break.</summary>
    public static RichText ReadLines(string raw) => Read(raw, keepsBreaks: true);

    private static RichText Read(string raw, bool keepsBreaks)
    {
        var text = raw.Length > MaxLength ? raw[..(char.IsHighSurrogate(raw[MaxLength - 1]) ? MaxLength - 1 : MaxLength)] : raw;
        var marks = CountMarks(text);
        var builder = new RichTextBuilder(keepsBreaks);
        if (marks is 0 or > MaxMarks)
        {
            builder.Append(marks == 0 ? text : WebUtility.HtmlDecode(TagsAndMarks().Replace(text, "")));
            return builder.Build();
        }

        foreach (var leaf in Markdown.Parse(Dialects.ToMarkdown(text).Trim(), Pipeline).OfType<LeafBlock>())
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
                case LineBreakInline { IsHard: false }:
                    builder.Append(" ");
                    break;
                case LineBreakInline:
                    builder.Break();
                    break;
                case HtmlInline html:
                    AppendHtml(builder, html.Tag);
                    break;
                case EmphasisInline { DelimiterCount: 2 } bold:
                    builder.StartBold();
                    Append(builder, bold);
                    builder.EndBold();
                    break;
                case LinkInline { IsImage: true } picture:
                    builder.AddPicture(TextOf(picture), picture.Url ?? "");
                    break;
                case LinkInline link:
                    builder.StartLink(link.Url ?? "");
                    Append(builder, link);
                    builder.EndLink();
                    break;
                case DelimiterInline delimiter:
                    // A bracket that opens no link.
                    builder.Append(delimiter.ToLiteral());
                    Append(builder, delimiter);
                    break;
                case ContainerInline other:
                    Append(builder, other);
                    break;
                default:
                    break;
            }
        }
    }

    private static void AppendHtml(RichTextBuilder builder, string tag)
    {
        if (tag.StartsWith("<!--", StringComparison.Ordinal))
            return;
        var name = TagName().Match(tag);
        switch (name.Groups["name"].Value.ToUpperInvariant())
        {
            case "BR" or "P" or "LI" or "DIV" or "TR" or "UL" or "OL":
                builder.Break();
                break;
            case "B" or "STRONG":
                if (name.Groups["end"].Success)
                    builder.EndBold();
                else
                    builder.StartBold();
                break;
            case "SUP":
                builder.Script = name.Groups["end"].Success ? ' ' : '^';
                break;
            case "SUB":
                builder.Script = name.Groups["end"].Success ? ' ' : '_';
                break;
            case "IMG":
                builder.AddPicture(Attribute(tag, "alt"), Attribute(tag, "src"));
                break;
            case var other when !KnownTags.Contains(other):
                // "List<string>" is no HTML.
                builder.Append(tag);
                break;
            default:
                break;
        }
    }

    private static string TextOf(ContainerInline container)
    {
        var builder = new RichTextBuilder(keepsBreaks: false);
        Append(builder, container);
        return builder.Build().Text;
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(
            tag, name + @"\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s>]+))",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).Groups["value"].Value);

    private static readonly HashSet<string> KnownTags =
    [
        "A", "ABBR", "ADDRESS", "ARTICLE", "ASIDE", "AUDIO", "BLOCKQUOTE", "BODY", "BUTTON", "CENTER", "CITE", "CODE", "COL", "DD", "DEL",
        "DETAILS", "DFN", "DL", "DT", "EM", "FIGCAPTION", "FIGURE", "FONT", "FOOTER", "FORM", "H1", "H2", "H3", "H4", "H5", "H6", "HEADER",
        "HR", "HTML", "I", "IFRAME", "INPUT", "INS", "KBD", "LABEL", "MAIN", "MARK", "NAV", "PICTURE", "PRE", "Q", "RUBY", "RT", "RP", "S",
        "SAMP", "SCRIPT", "SECTION", "SMALL", "SOURCE", "SPAN", "STRIKE", "STYLE", "SUMMARY", "SVG", "TABLE", "TBODY", "TD", "TEXTAREA",
        "TH", "THEAD", "TIME", "TT", "U", "VAR", "VIDEO", "WBR",
    ];

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

    [GeneratedRegex("^<(?<end>/)?(?<name>[A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex TagName();
}

/// <summary>
/// Takes the line as a paragraph whatever it looks like: Markdig's own parser would swallow "[Note]: text" as a link definition.
/// </summary>
internal sealed class OneParagraphParser : BlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        processor.NewBlocks
            .Push(new ParagraphBlock(this) { Column = processor.Column, Span = new SourceSpan(processor.Line.Start, processor.Line.End) });
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) => BlockState.Continue;
}
