using System.Text.Json.Nodes;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Cards;

/// <summary>Blocks that are only read, added to a card's body for as long as there is room.</summary>
internal sealed class CardText(JsonArray body, CardBudget budget)
{
    private const int NoteCost = 400;

    /// <summary>More columns than this are unreadable on a phone; then each row becomes a small list.</summary>
    private const int MaxColumns = 3;

    private readonly CardBudget room = new(Math.Max(0, budget.Left - NoteCost));
    private bool full;

    public void Add(Block block)
    {
        if (full)
            return;
        switch (block)
        {
            case SourceBlock source:
                AddSource(source);
                break;
            case TextBlock text:
                AddText(text);
                break;
            case FactsBlock facts:
                AddFacts(body, facts.Facts);
                break;
            case FixedBlock text:
                AddFixed(text);
                break;
            case TableBlock table when table.Headers.Count <= MaxColumns:
                AddTable(table);
                break;
            case TableBlock table:
                AddRowsAsLists(table);
                break;
            case ProgressBlock progress:
                AddProgress(progress);
                break;
            case PictureBlock picture:
                AddPicture(picture);
                break;
            default:
                // An input that there was no room for: the card is full in another sense.
                full |= block is FieldBlock;
                break;
        }
    }

    /// <summary>Says so where something was left out.</summary>
    public void Finish()
    {
        if (full)
            body.Add((JsonNode)Line("This is more than fits into one message; the rest is left out.", subtle: true));
    }

    /// <summary>The line, which opens the first of its places where that can be opened.</summary>
    private void AddSource(SourceBlock block)
    {
        var line = Line(PlainText.Line(block.Text), subtle: true);
        if (block.Sources is [{ Link: { } link }, ..])
            line["inlines"]![0]!["selectAction"] = CardActions.Open("Open the note", link);
        PutLine(body, line);
    }

    private void AddText(TextBlock block)
    {
        if (block.Tone == Tone.Heading)
        {
            if (!string.IsNullOrWhiteSpace(block.Text))
                Put(body, CardRenderer.Heading(block.Text, "Medium"));
            return;
        }

        var style = block.Tone switch { Tone.Good => "good", Tone.Bad => "attention", Tone.Quote => "emphasis", _ => null };
        if (style is null)
        {
            AddLines(body, block.Text, subtle: block.Tone == Tone.Subtle);
            return;
        }

        var items = new JsonArray();
        var container = new JsonObject { ["type"] = "Container", ["style"] = style, ["items"] = items };
        if (!string.IsNullOrWhiteSpace(block.Text) && Put(body, container))
            AddLines(items, block.WithSign());
    }

    private void AddLines(JsonArray target, string text, bool subtle = false)
    {
        var spacing = "Default";
        foreach (var line in PlainText.Clean(text).Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                spacing = "Default";
                continue;
            }

            var indent = line.Length - line.TrimStart().Length;
            PutLine(target, Line(PlainText.Spaced(line[..Math.Min(indent, 24)]) + line[indent..], subtle, spacing));
            if (full)
                return;
            spacing = "None";
        }
    }

    private void AddFixed(FixedBlock block)
    {
        if (PlainText.Line(block.Label) is { Length: > 0 } label)
            PutLine(body, Line(label, subtle: true));
        var spacing = "Small";
        foreach (var line in PlainText.Clean(block.Text).TrimEnd().Split('\n'))
        {
            if (full)
                return;
            PutLine(body, Line(line.Length == 0 ? "\u00A0" : PlainText.Breakable(PlainText.Spaced(line)), spacing: spacing, mono: true));
            spacing = "None";
        }
    }

    private void AddFacts(JsonArray target, IReadOnlyList<Fact> facts)
    {
        var rendered = new JsonArray();
        if (facts.Count == 0 || !Put(target, new JsonObject { ["type"] = "FactSet", ["facts"] = rendered }))
            return;
        foreach (var fact in facts)
        {
            const int most = 4_000;
            if (!Put(rendered, new JsonObject
            {
                ["title"] = PlainText.Fit(Shown(PlainText.Literal(fact.Label)), most / 4),
                ["value"] = PlainText.Fit(Shown(PlainText.Literal(fact.Value)), most),
            }))
                break;
        }

        if (rendered.Count == 0)
            target.RemoveAt(target.Count - 1);
    }

    private void AddTable(TableBlock table)
    {
        if (table.Headers.Count == 0)
            return;
        int[] widths = [.. Enumerable.Range(0, table.Headers.Count).Select(column =>
            CardRow.Width(table.Rows.Take(50).Select(row => row[column].Length).Append(table.Headers[column].Length).Max()))];
        if (table.Headers.Any(header => header.Length > 0))
            Put(body, CardRow.Draw(table.Headers, widths, header: true));
        foreach (var row in table.Rows)
        {
            if (full || !Put(body, CardRow.Draw(row, widths, header: false)))
                return;
        }
    }

    private void AddRowsAsLists(TableBlock table)
    {
        foreach (var row in table.Rows)
        {
            var items = new JsonArray();
            if (full || !Put(body, new JsonObject { ["type"] = "Container", ["separator"] = true, ["items"] = items }))
                return;
            PutLine(items, Line(Shown(PlainText.Line(row[0])), bold: true));
            AddFacts(items, [.. table.Headers.Skip(1).Zip(row.Skip(1), (header, cell) => new Fact(header, cell))]);
        }
    }

    /// <summary>Teams fetches it from the web; where it cannot, what it shows is said.</summary>
    private void AddPicture(PictureBlock picture)
    {
        const int most = 2_000;
        var alt = PlainText.Fit(PlainText.Line(picture.Alt), most);
        if (picture.WebAddress is not { } address)
            PutLine(body, Line($"Picture: {alt}", subtle: true));
        else
            Put(body, new JsonObject
            {
                ["type"] = "Image",
                ["url"] = address.AbsoluteUri,
                ["altText"] = alt,
                ["size"] = "Auto",
                ["msteams"] = new JsonObject { ["allowExpand"] = true },
            });
    }

    private void AddProgress(ProgressBlock progress)
    {
        if (PlainText.Line(progress.Label) is { Length: > 0 } label)
            PutLine(body, Line(label, subtle: true));
        Put(body, ProgressBar.Of(progress));
    }

    internal static string Shown(string line) => line.Length > 0 ? line : "\u00A0";

    internal static JsonObject Line(string text, bool subtle = false, string spacing = "Default", bool bold = false, bool mono = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = PlainText.Run(text) };
        if (subtle)
            run["isSubtle"] = true;
        if (bold)
            run["weight"] = "Bolder";
        if (mono)
            run["fontType"] = "Monospace";
        var line = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
        if (spacing != "Default")
            line["spacing"] = spacing;
        return line;
    }

    /// <summary>Adds a line, or what there is room for of it.</summary>
    private void PutLine(JsonArray target, JsonObject line)
    {
        var cost = CardBudget.Cost(line);
        if (cost > room.Left)
        {
            full = true;
            var run = line["inlines"]![0]!;
            var text = run["text"]!.GetValue<string>();
            var part = PlainText.Fit(text, room.Left - (cost - PlainText.Cost(text)));
            if (part.Length == 0)
                return;
            run["text"] = part;
        }

        if (room.TryPay(line))
            target.Add((JsonNode)line);
    }

    private bool Put(JsonArray target, JsonObject element)
    {
        if (!room.TryPay(element))
        {
            full = true;
            return false;
        }

        target.Add((JsonNode)element);
        return true;
    }
}
