using System.Text.RegularExpressions;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Outline;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>A question in bold type with its answer right behind it or below: "- **What is a key?** It opens a lock."</summary>
internal static partial class BoldQuestion
{
    private const int Several = 3;

    /// <summary>
    /// The question of an item; null where it has none. One that does not begin as questions do ("**Want more?** Ask.") counts only among
    /// others.
    /// </summary>
    public static FoundQuestion? Take(Section section, int index)
    {
        var item = section.Entries[index];
        if (Match(item) is not { } match)
            return null;
        var question = match.Groups["question"].Value.Trim('"', '“', '”', ' ');
        if (!QuestionText.BeginsAsQuestion(question)
            && section.Entries.Where(other => Match(other) is not null).Take(Several).Count() < Several)
            return null;
        var lines = item.Lines.ToList();
        lines[0] = lines[0] with { Text = match.Groups["answer"].Value };
        if (lines[0].Text.Length == 0)
            lines.RemoveAt(0);
        var answer = new OutlineItem(OutlineItemKind.Paragraph, item.Depth, lines[0]);
        foreach (var line in lines.Skip(1))
            answer.Continue(line);
        var found = new FoundQuestion
        {
            Line = item.Line,
            Question = PromptText.Tidy(InlineReader.Read(question)),
            Form = CardForm.Plain,
            Place = item.Number,
            Depth = item.Depth,
            Kind = item.Kind,
        };
        found.Items.Add(answer);
        return found;
    }

    private static Match? Match(OutlineItem item) =>
        item is { Embed: null, IsHeading: false, Tick: null } && Pattern().Match(item.Lines[0].Text) is { Success: true } match
            && (match.Groups["answer"].Length > 0 || item.Lines is [_, { IsAfterBlank: false }, ..])
            ? match
            : null;

    [GeneratedRegex(
        @"^(?<mark>\*\*|__)(?<question>[^*_]{3,200}[?？؟][""”»’')]?)[:：]?\k<mark>[:：]?(?:\s+(?:[?–—-]\s+)?(?<answer>[^\s(\[!].*))?\s*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
