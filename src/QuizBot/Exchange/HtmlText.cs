using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace QuizBot.Exchange;

/// <summary>
/// A field of HTML as Markdown: a first line with break tags in it, then code, tables and pictures as blocks of their own.
/// </summary>
internal sealed class HtmlText
{
    private const int MaxDepth = 200;

    private readonly StringBuilder line = new();
    private readonly List<string> blocks = [];

    /// <summary>The names of the files that its pictures are.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];

    public string Markdown { get; private set; } = "";

    /// <summary>Without any markup, on lines.</summary>
    public string Text { get; private set; } = "";

    public bool IsEmpty => Markdown.Length == 0;

    /// <param name="html">As a program keeps it.</param>
    /// <param name="pictures">What stands before a picture's name in the note.</param>
    public static HtmlText Of(string html, string pictures)
    {
        var text = new HtmlText();
        var found = new List<string>();
        var body = new HtmlParser().ParseDocument(html).Body!;
        text.Add(body, 0, name =>
        {
            found.Add(name);
            return pictures + Uri.EscapeDataString(name);
        });
        text.EndText();
        text.Pictures = found;
        text.Markdown = string.Join("\n\n", text.blocks);
        text.Text = body.TextContent.Trim();
        return text;
    }

    private void Add(INode node, int depth, Func<string, string> picture)
    {
        if (depth > MaxDepth)
            return;
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    AddWords(words.Data);
                    break;
                case IElement { LocalName: "br" }:
                    line.Append('\n');
                    break;
                case IElement { LocalName: "pre" } code:
                    AddCode(code);
                    break;
                case IElement { LocalName: "img" } image when image.GetAttribute("src") is { Length: > 0 } source:
                    EndText();
                    blocks.Add($"![{MarkdownText.Of(image.GetAttribute("alt") ?? "")}]({OnTheWeb(source) ?? picture(source)})");
                    break;
                case IElement { LocalName: "table" } table:
                    AddTable(table);
                    break;
                case IElement { LocalName: "script" or "style" or "audio" or "video" or "object" }:
                    break;
                case IElement
                {
                    LocalName: "div" or "p" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "blockquote" or "section",
                } block:
                    EndLine();
                    Add(block, depth + 1, picture);
                    EndLine();
                    break;
                case IElement { LocalName: "sup" } raised:
                    line.Append('^');
                    Add(raised, depth + 1, picture);
                    break;
                default:
                    Add(child, depth + 1, picture);
                    break;
            }
        }
    }

    private void AddWords(string words)
    {
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter))
                line.Append(letter);
            else if (line.Length > 0 && line[^1] is not (' ' or '\n'))
                line.Append(' ');
        }
    }

    private void AddCode(IElement code)
    {
        EndText();
        foreach (var line in code.QuerySelectorAll("br").ToList())
            line.Replace(code.Owner!.CreateTextNode("\n"));
        var text = code.TextContent.ReplaceLineEndings("\n").Trim('\n');
        if (text.Trim().Length > 0)
            blocks.Add(MarkdownText.Fenced(text, ""));
    }

    private void AddTable(IElement table)
    {
        EndText();
        List<List<string>> rows = [.. table.QuerySelectorAll("tr").Select(row =>
            row.Children.Select(cell => MarkdownText.Of(cell.TextContent).Replace("<br>", " ", StringComparison.Ordinal)).ToList())
                .Where(row => row.Count > 0)];
        if (rows.Count == 0)
            return;
        var width = rows.Max(row => row.Count);
        blocks.Add(string.Join(
            '\n', rows.Select(row => Row(row, width)).Take(1).Append(Row(Enumerable.Repeat("---", width), width)).Concat(rows.Skip(1)
                .Select(row => Row(row, width)))));
    }

    private static string Row(IEnumerable<string> cells, int width) =>
        $"| {string.Join(" | ", cells.Concat(Enumerable.Repeat("", width)).Take(width))} |";

    private void EndLine()
    {
        if (line.Length > 0 && line[^1] != '\n')
            line.Append('\n');
    }

    private void EndText()
    {
        if (MarkdownText.Of(
            string.Join('\n', line.ToString().Split('\n').Select(one => one.Trim()).Where(one => one.Length > 0))) is { Length: > 0 } text)
            blocks.Add(text);
        line.Clear();
    }

    /// <summary>An address as it may stand between the parentheses of a link; null for the name of a file.</summary>
    private static string? OnTheWeb(string source) =>
        source.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source, UriKind.Absolute, out var address)
            ? address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;
}
