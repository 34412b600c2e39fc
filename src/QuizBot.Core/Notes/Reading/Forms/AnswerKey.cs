using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>Answers that stand together, each with the number of its question: "1. B", "2-C 3-A", or a table.</summary>
internal sealed partial class AnswerKey(Embeds embeds)
{
    private const int Fewest = 2;

    private static readonly HashSet<string> Headings = LanguageWords.Set("answerkey");

    private readonly List<(string Number, int Line, List<OutlineItem> Items)> entries = [];

    /// <summary>Whether a section is a key: by its heading, and by the numbers before what stands in it or in its parts.</summary>
    public static bool Heads(Section section) =>
        IsHeading(section.Heading) && (section.Entries.Count == 0
            || section.Entries.Exists(item => item.Number is not null || item.Embed is PipeTable || Several().IsMatch(item.Text.Text)));

    private static bool IsHeading(string heading) =>
        Headings.Contains(LanguageWords.Key(HeadingText.WithoutNumbering(heading)).TrimEnd(':', '：'));

    /// <summary>The key that a fold holds; null where it holds something else.</summary>
    public static AnswerKey? Read(Fold fold, Embeds embeds)
    {
        var key = new AnswerKey(embeds);
        var items = OutlineItems.Flat(OutlineReader.Read(fold.Lines, embeds));
        foreach (var item in items)
            key.Add(item);
        return key.entries.Count >= Fewest && key.entries.TrueForAll(entry => entry.Items.Count == 1
            && entry.Items[0].Text.Text.Length <= 60) && items.Count(item =>
                item.Depth == 0) <= key.entries.Count + 1 && IsFromOne(key) ? key : null;
    }

    public IEnumerable<(string Number, Field Answer)> Entries => entries.Select(entry => (entry.Number, ToField(entry.Line, entry.Items)));

    /// <summary>Begins the answer to the question whose number a heading is; false for any other heading.</summary>
    public bool StartEntry(Section section)
    {
        var number = QuestionNumber.Split(section.Heading).Number ?? PromptText.WithoutPlace(section.Title).Place;
        if (number is null)
            return false;
        entries.Add((number, section.Line, []));
        return true;
    }

    public void Add(OutlineItem item)
    {
        if (item.Embed is PipeTable table)
        {
            foreach (var (line, cells) in table.Rows.Where(row => row.Cells.Count > 1 && Number().IsMatch(row.Cells[0] + ".")))
                Start(Number().Match(cells[0] + ".").Groups["number"].Value, line, cells[1]);
            return;
        }

        if (item is { Number: { } number, Depth: 0, Embed: null })
        {
            entries.Add((number, item.Line, [WithoutNumber(item)]));
            return;
        }

        var isStarted = false;
        foreach (var line in item.Embed is null && item.Depth == 0 ? item.Lines : [])
        {
            var parts = Several().Matches(InlineReader.Read(line.Text).Text);
            foreach (Match part in parts)
                Start(part.Groups["number"].Value, line.Number, part.Groups["answer"].Value);
            isStarted |= parts.Count > 0;
        }

        if (!isStarted && entries.Count > 0)
            entries[^1].Items.Add(item);
    }

    private void Start(string number, int line, string answer) =>
        entries.Add((number, line, [new OutlineItem(OutlineItemKind.Paragraph, 0, new SourceLine(line, answer.Trim().TrimEnd(',', ';')))]));

    /// <summary>"1. B" as the "B" of question 1.</summary>
    private static OutlineItem WithoutNumber(OutlineItem item)
    {
        var answer = new OutlineItem(OutlineItemKind.Paragraph, 0, item.Lines[0]);
        foreach (var line in item.Lines.Skip(1))
            answer.Continue(line);
        return answer;
    }

    private Field ToField(int line, List<OutlineItem> items)
    {
        var draft = BodyReader.Read(
            RichText.Empty, new CardDraft { Line = line, Form = CardForm.Options, Question = Content.Of("?") },
            items.Prepend(new OutlineItem(OutlineItemKind.Paragraph, 0, new SourceLine(line, "**Answer:**"))).ToList(), embeds);
        return draft.Answer ?? new Field(FieldKind.Answer, line);
    }

    private static bool IsFromOne(AnswerKey key) => key.entries.Select(entry => entry.Number).Distinct().Count() == key.entries.Count;

    [GeneratedRegex(@"^\W{0,3}(?:Q|Question\s)?(?<number>[0-9]{1,4})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>"1. B", "1-B, 2-C", "Q1: red", "1 → A".</summary>
    [GeneratedRegex(
        @"(?<=^|[\s,;|])(?:Q|Question\s|No\.\s?)?(?<number>[0-9]{1,4})\s?[.):=→–—-]+\s*(?<answer>.+?)"
        + @"(?=[\s,;|]+(?:Q|Question\s|No\.\s?)?[0-9]{1,4}\s?[.):=→–—-]+\s*\S|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Several();
}
