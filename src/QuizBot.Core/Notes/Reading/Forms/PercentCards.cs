using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Files in which a line with nothing but a percent sign parts question and answer. With headings (mdanki) each heading begins a card,
/// and without the sign all below it is the answer; without headings (ankdown) rules stand between the cards.
/// </summary>
internal sealed class PercentCards(LineReader lines)
{
    private const string Mark = "%";

    /// <summary>The mark of md2apkg is a comment.</summary>
    public static void Rewrite(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Contains("md2apkg", StringComparison.Ordinal) && lines[i].Trim() == "<!-- md2apkg split -->")
                lines[i] = Mark;
        }
    }

    public static void Take(LineReader lines)
    {
        if (!Enumerable.Range(0, lines.Count).Any(index => lines[index].Trim() == Mark))
            return;
        new PercentCards(lines).Take();
    }

    private void Take()
    {
        var level = Level();
        var start = 0;
        for (var i = 0; i <= lines.Count; i++)
        {
            if (i < lines.Count && !(level > 0
                ? OutlineReader.HeadingOf(lines[i]) is { } heading && heading.Level <= level
                : lines.IsRule(i) || lines[i].Trim() == "%%"))
                continue;
            if (i > start)
                TakeCard(start, i, level);
            start = level > 0 ? i : i + 1;
        }
    }

    /// <summary>
    /// The level of the headings that begin cards: that of the first heading above a mark, below the title; 0 without headings.
    /// </summary>
    private int Level()
    {
        var level = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (OutlineReader.HeadingOf(lines[i]) is { } heading)
                level = heading.Level;
            else if (lines[i].Trim() == Mark)
                return level == 1 && Enumerable.Range(0, lines.Count).Count(index =>
                    OutlineReader.HeadingOf(lines[index]) is { Level: 1 }) == 1 ? 0 : level;
        }

        return level;
    }

    private void TakeCard(int start, int end, int level)
    {
        var mark = Enumerable.Range(start, end - start).FirstOrDefault(index => lines[index].Trim() == Mark, -1);
        var heading = level > 0 ? OutlineReader.HeadingOf(lines[start]) : null;
        // The title of the deck, and what stands above the first card.
        if ((level > 0 && heading is null) || (mark < 0 && (level == 0 || heading!.Value.Level < level)))
            return;
        var (number, question) = heading is { } title ? PromptText.Split(InlineReader.Read(title.Text)) : (null, RichText.Empty);
        var front = Content.Of(question.Text);
        var first = heading is null ? start : start + 1;
        if (mark >= 0)
            front = front.Then(lines.ContentOf(first, mark));
        var last = mark < 0 ? end : Enumerable.Range(mark + 1, end - mark - 1).FirstOrDefault(index => lines[index].Trim() == Mark, end);
        var body = BodyReader.Read(
            RichText.Empty, new CardDraft { Line = lines.NumberOf(start), Form = CardForm.Block, Number = number, Question = front },
            Answer(mark < 0 ? first : mark + 1, last), lines.Embeds);
        if (front.IsEmpty || (body.Answer is null && body.Options.Count == 0))
            return;
        lines.Drafts.Add(body with { Question = body.Options.Count > 0 ? front.Then(body.Question) : front });
        lines.Take(start, end);
    }

    /// <summary>Boxes to tick are options; anything else is the answer.</summary>
    private IReadOnlyList<OutlineItem> Answer(int start, int end)
    {
        var items = lines.Outline(start, end);
        return items.Any(item =>
            item.Tick is not null) ? items : [new OutlineItem(OutlineItemKind.Paragraph, 0,
                new SourceLine(lines.NumberOf(Math.Min(start, lines.Count - 1)), "**Answer:**")),
            .. items];
    }
}
