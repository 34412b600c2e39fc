using System.Text;
using QuizBot.Core.Notes.Reading.Source;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Reading.Drafts;

/// <summary>Puts a <see cref="Content"/> together from the pieces of a note.</summary>
internal sealed class ContentBuilder
{
    private const int LongestCode = 2500;
    private const int MostRows = 30;
    private const int MostParts = 24;
    private const int LongestText = InlineReader.MaxLength;

    private readonly List<CardPart> parts = [];
    private readonly StringBuilder text = new();
    private int length;

    /// <summary>Whether something had to be left out because there was too much.</summary>
    public bool IsCut { get; private set; }

    public void Add(string mark, RichText piece)
    {
        var at = 0;
        var before = mark;
        foreach (var picture in piece.Pictures)
        {
            AddText(before + piece.Text[at..picture.At].Trim());
            AddPart(new PicturePart(picture.Alt.Length > 0 ? picture.Alt : "picture", picture.Source));
            (at, before) = (picture.At, "");
        }

        if (piece.Text.Length > at)
            AddText(before + piece.Text[at..].Trim());
    }

    public void Add(Embed embed)
    {
        switch (embed)
        {
            case Code code when code.Language is "math":
            case Formula:
                var source = embed is Formula formula ? formula.Source : ((Code)embed).Text;
                if (Latex.ToText(source) is { } readable)
                    AddText(readable);
                else
                    AddPart(new CodePart(source, "latex"));
                break;
            case Code code:
                IsCut |= code.Text.Length > LongestCode;
                if (code.Text.Trim().Length > 0)
                    AddPart(new CodePart(Wording.Shorten(code.Text.Trim('\n'), LongestCode), code.Language.Split(' ', '{', ',')[0]));
                break;
            case PipeTable table:
                AddTable(table);
                break;
            default:
                break;
        }
    }

    public Content Build()
    {
        EndText();
        return new Content([.. parts]);
    }

    private void AddText(string line)
    {
        if (line.Length == 0)
            return;
        if (length + line.Length > LongestText)
        {
            IsCut = true;
            line = length < LongestText ? Wording.Shorten(line, LongestText - length + 1) : "";
            if (line.Length == 0)
                return;
        }

        length += line.Length;
        if (text.Length > 0)
            text.Append('\n');
        text.Append(line);
    }

    private void AddPart(CardPart part)
    {
        EndText();
        if (parts.Count < MostParts)
            parts.Add(part);
        else
            IsCut = true;
    }

    private void AddTable(PipeTable table)
    {
        var rows = table.Rows.Take(MostRows + 1).Select(row => row.Cells.Select(cell => InlineReader.Read(cell).Text).ToList()).ToList();
        IsCut |= rows.Count > MostRows;
        var head = table.Head.Select(cell => InlineReader.Read(cell).Text).ToList();
        var width = rows.Take(MostRows).Select(row => row.Count).Append(head.Count).Max();
        AddPart(new TablePart(Padded(head, width), [.. rows.Take(MostRows).Select(row => Padded(row, width))]));
    }

    private static List<string> Padded(List<string> cells, int width) =>
        [.. cells, .. Enumerable.Repeat("", Math.Max(0, width - cells.Count))];

    private void EndText()
    {
        if (text.Length > 0 && parts.Count < MostParts)
            parts.Add(new TextPart(text.ToString()));
        text.Clear();
    }
}
