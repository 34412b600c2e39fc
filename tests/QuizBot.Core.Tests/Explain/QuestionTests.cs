using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Tests.Notes;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>What people ask about the course that ships, and how often the answer is right.</summary>
public sealed class QuestionTests
{
    private static readonly Explainer Explainer = new(CourseFolder.Read(Sample.CourseOfTheTables, null));
    private static readonly IReadOnlyList<QuestionRow> Rows = QuestionTable.Read(Repository.At("tests", "QuizBot.Core.Tests", "Explain"));

    [Fact]
    public void The_table_is_large_enough()
    {
        Assert.True(Rows.Count >= 250, $"{Rows.Count} rows");
        Assert.True(Rows.Count(row => row.IsOutOfScope) >= 50);
        Assert.True(Rows.Count(row => row.Table == QuestionTable.Unseen) >= 200);
        Assert.Equal(Rows.Count, Rows.DistinctBy(row => (row.Question, row.After)).Count());
    }

    [Theory]
    [InlineData(QuestionTable.Plain, 0.95)]
    [InlineData(QuestionTable.Hard, 0.85)]
    [InlineData(QuestionTable.Unseen, 0.85)]
    public void Answer_is_right_for_most_questions(string table, double share)
    {
        QuestionRow[] asked = [.. Rows.Where(row => row.Table == table && !row.IsOutOfScope)];
        QuestionRow[] wrong = [.. asked.Where(row => !row.IsRight(QuestionTable.Ask(Explainer, row)))];
        Report(table, "right", asked.Length - wrong.Length, asked.Length);
        Assert.True(asked.Length - wrong.Length >= share * asked.Length, Describe(wrong));
    }

    [Fact]
    public void Answer_claims_nothing_for_98_percent_of_questions_out_of_scope()
    {
        QuestionRow[] asked = [.. Rows.Where(row => row.IsOutOfScope)];
        QuestionRow[] answered = [.. asked.Where(row => QuestionTable.Ask(Explainer, row).Entries.Count > 0)];
        foreach (var table in asked.GroupBy(row => row.Table))
            Report(table.Key, "falsely answered", table.Count(answered.Contains), table.Count());
        Assert.True(answered.Length <= 0.02 * asked.Length, Describe(answered));
    }

    [Fact]
    public void Answer_names_three_terms_where_the_notes_do_not_cover_a_question() =>
        Assert.All(
            Rows.Where(row => row.IsOutOfScope).Select(row => QuestionTable.Ask(Explainer, row)).Where(answer => answer.Entries.Count == 0 && answer.Intent == Intent.None),
            answer => Assert.Equal(3, answer.Nearest.Select(entry => entry.Name).Distinct().Count()));

    [Fact]
    public void Answer_cites_its_note_and_section_for_every_entry() =>
        Assert.All(Explainer.Entries.Where(entry => entry.Kind != EntryKind.Note), entry => Assert.Matches($"^{entry.Note.Id} .+, “.+”$", Explainer.Explain(entry).Source));

    private static void Report(string table, string what, int count, int of) =>
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {count} of {of} {what} ({(double)count / of:P1})"));

    /// <summary>Unseen rows stay unseen when they fail.</summary>
    private static string Describe(IEnumerable<QuestionRow> rows) =>
        string.Join('\n', rows.Where(row => row.Table != QuestionTable.Unseen).Select(row => $"{row.Question} ({row.After}): expected {string.Join(" or ", row.Expected)}, got {QuestionRow.Describe(QuestionTable.Ask(Explainer, row))}"));
}
