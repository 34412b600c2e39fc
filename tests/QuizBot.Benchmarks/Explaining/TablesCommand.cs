using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Semantics;
using QuizBot.Tests.Shared.Questions;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>Asks all tables and prints how often the answer is right, each kind of question by itself.</summary>
internal static class TablesCommand
{
    public static int Run(bool withModel, string? folder, string? show)
    {
        using var encoder = MiniLmEncoder.Load(MiniLmEncoder.DefaultFolder);
        using var kept = Courses.Vectors(encoder);
        KeepingEncoder keeping = new(encoder, kept);
        Explainer Prepare(Explainer explainer) => withModel ? FitCommand.Learned(explainer, keeping) : explainer;
        Print(Courses.Own(Prepare, folder).Concat(Courses.Whole(Prepare, [.. Courses.Tables, Courses.Chat, .. Courses.Apart])).Concat(Courses.Others(Prepare, fitted: true)).Concat(Courses.Others(Prepare, fitted: false)), show);
        return 0;
    }

    public static void Print(IEnumerable<TableUnderTest> tables, string? show)
    {
        Console.WriteLine($"{"table",-10} {"names",-16} {"descriptions",-16} {"own words",-16} {"and offered",-16} {"conversation",-16} {"false answers",-16}");
        foreach (var table in tables)
        {
            var answers = table.Rows.Select(row => (Row: row, Answer: QuestionTable.Ask(table.Explainer, row))).ToList();
            Console.WriteLine($"{table.Name,-10} {Of(QuestionKind.Name),-16} {Of(QuestionKind.Description),-16} {Of(QuestionKind.OwnWords),-16} {Of(QuestionKind.OwnWords, offered: true),-16} {Of(QuestionKind.Conversation),-16} {False(),-16}");
            if (show is not null && (show == "all" || show == table.Name))
            {
                foreach (var (row, answer) in answers.Where(asked => asked.Row.IsOutOfScope ? asked.Answer.Entries.Count > 0 : !asked.Row.IsRight(asked.Answer)))
                    Console.WriteLine($"    {row.Kind}: {row.Question}{(row.After is null ? "" : $" ({row.After})")} -> {QuestionRow.Describe(answer)}{(answer.Likely.Count > 0 ? $" [{string.Join(", ", answer.Likely.Select(QuestionRow.SlugOf))}]" : "")}, right {string.Join(" or ", row.Expected)}");
            }

            string Of(QuestionKind kind, bool offered = false)
            {
                var asked = answers.Where(pair => pair.Row.Kind == kind).ToList();
                return Share(asked.Count(pair => pair.Row.IsRight(pair.Answer) || (offered && pair.Row.IsOffered(pair.Answer))), asked.Count);
            }

            string False()
            {
                var asked = answers.Where(pair => pair.Row.IsOutOfScope).ToList();
                return Share(asked.Count(pair => pair.Answer.Entries.Count > 0), asked.Count);
            }
        }
    }

    private static string Share(int count, int of) => of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{count}/{of} {100.0 * count / of:0.0}%");
}
