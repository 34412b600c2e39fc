using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Notes.Reading.Drafts;
using QuizBot.Core.Notes.Reading.Marks;
using QuizBot.Core.Notes.Reading.Source;

namespace QuizBot.Core.Notes.Reading.Forms;

/// <summary>
/// Tables whose head says that each row is a question with its answer ("Question | Answer", "Term | Definition"), with columns A, B, C for
/// choices or not.
/// </summary>
internal static class QuestionTables
{
    private static readonly HashSet<string> Asking = LanguageWords.Set("askcolumn");
    private static readonly HashSet<string> Answering = LanguageWords.Set("answercolumn");

    /// <summary>True for a table whose rows are flashcards.</summary>
    public static bool IsOne(PipeTable table) => Columns(table) is not null;

    public static IEnumerable<CardDraft> Read(PipeTable table)
    {
        if (Columns(table) is not var (ask, answer, why, choices))
            yield break;
        foreach (var (line, cells) in table.Rows)
        {
            if (ask >= cells.Count || answer >= cells.Count || ContentOf(cells[ask]) is not { IsEmpty: false } question
                || ContentOf(cells[answer]) is not { IsEmpty: false } right)
                continue;
            var (number, text) = QuestionNumber.Split(question.Text);
            var fields = new List<Field>
            {
                new(FieldKind.Answer, line) { Content = right, Items = right.IsText ? [right.Text] : [], IsLabelled = false },
            };
            if (why >= 0 && why < cells.Count && ContentOf(cells[why]) is { IsEmpty: false } reason)
                fields.Add(new Field(FieldKind.Why, line) { Content = reason });
            yield return new CardDraft
            {
                Line = line,
                Form = CardForm.Table,
                Number = number,
                Question = number is null ? question : Content.Of(text),
                Fields = fields,
                Options = [.. choices.Where(column => column.At < cells.Count && cells[column.At].Length > 0)
                    .Select(column => new CardOption(ContentOf(cells[column.At]), column.Letter, null, line))],
            };
        }
    }

    private static (int Ask, int Answer, int Why, List<(int At, char Letter)> Choices)? Columns(PipeTable table)
    {
        var head = table.Head.Select(cell => LanguageWords.Key(InlineReader.Read(cell).Text)).ToList();
        // Beside "Question" and "Answer" the heads A and B are choices.
        var ask = IndexOf(Asking, -1);
        var answer = IndexOf(Answering, ask);
        if (ask < 0 || answer < 0)
            return null;
        var why =
            head.FindIndex(cell => head.IndexOf(cell) is var at && at != ask && at != answer && CardLabels.Whole(cell) == FieldKind.Why);
        var choices = head.Index().Where(cell => cell.Item.Length is 1 or 8
            && cell.Item.TrimStart("option ".ToCharArray()) is [>= 'a' and <= 'j'] && cell.Index != ask && cell.Index != answer)
            .Select(cell => (cell.Index, char.ToUpperInvariant(cell.Item[^1]))).ToList();
        return (ask, answer, why, choices.Count > 1 ? choices : []);

        int IndexOf(HashSet<string> words, int taken) =>
            head.FindIndex(cell => cell.Length > 1 && words.Contains(cell) && head.IndexOf(cell) != taken) is var at && at >= 0
            ? at
            : head.FindIndex(cell => words.Contains(cell) && head.IndexOf(cell) != taken);
    }

    private static Content ContentOf(string cell)
    {
        var builder = new ContentBuilder();
        builder.Add("", InlineReader.ReadLines(cell));
        return builder.Build();
    }
}
