using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;
using QuizBot.Core.Tests.Notes;
using QuizBot.Tests.Shared;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Core.Tests.Explain;

/// <summary>What people ask, answered by names and words alone; the tests of the encoder ask the same by meaning.</summary>
public sealed class QuestionTests
{
    private static readonly string Folder = Repository.At("tests", "QuizBot.Core.Tests", "Explain");
    private static readonly Explainer Explainer = new(CourseFolder.Read(Sample.CourseOfTheTables, null));

    [Theory]
    [InlineData("questions.tsv", 0.90)]
    [InlineData("hard.tsv", 0.80)]
    [InlineData("unseen.tsv", 0.80)]
    public void Answer_is_right_for_most_questions(string table, double share)
    {
        QuestionRow[] asked = [.. Rows(table).Where(row => !row.IsOutOfScope)];
        QuestionRow[] wrong = [.. asked.Where(row => !row.IsRight(QuestionTable.Ask(Explainer, row)))];
        Report(table, "right", asked.Length - wrong.Length, asked.Length);
        Assert.True(asked.Length - wrong.Length >= share * asked.Length, Describe(table, wrong));
    }

    [Theory]
    [InlineData("questions.tsv", 0.06)]
    [InlineData("hard.tsv", 0.03)]
    [InlineData("unseen.tsv", 0.05)]
    public void Answer_claims_little_that_is_out_of_scope(string table, double share)
    {
        QuestionRow[] asked = [.. Rows(table).Where(row => row.IsOutOfScope)];
        QuestionRow[] answered = [.. asked.Where(row => QuestionTable.Ask(Explainer, row).Entries.Count > 0)];
        Report(table, "falsely answered", answered.Length, asked.Length);
        Assert.True(answered.Length <= share * asked.Length, Describe(table, answered));
    }

    /// <summary>The course that ships has many names that are alike.</summary>
    [Fact]
    public void Names_in_the_whole_course_lead_to_what_they_name()
    {
        Explainer whole = new(CourseFolder.Read(Repository.At("src", "QuizBot", "content", "aif-c01"), null));
        QuestionRow[] asked = [.. QuestionTable.Read(whole, Path.Combine(Folder, "whole.tsv")).Where(row => row.Kind == QuestionKind.Name)];
        QuestionRow[] wrong = [.. asked.Where(row => !row.IsRight(QuestionTable.Ask(whole, row)))];
        Assert.True(wrong.Length <= 0.1 * asked.Length, Describe("whole.tsv", wrong));
    }

    [Fact]
    public void Answer_names_terms_where_the_notes_do_not_cover_a_question() =>
        Assert.All(
            Rows("questions.tsv").Where(row => row.IsOutOfScope).Select(row => QuestionTable.Ask(Explainer, row)).Where(answer => answer.Intent == Intent.None),
            answer => Assert.Equal(answer.Nearest.Count, answer.Nearest.Select(entry => entry.Name).Distinct().Count()));

    [Fact]
    public void Answer_cites_its_note_and_section_for_every_entry() =>
        Assert.All(
            Explainer.Entries.Where(entry => entry.Kind != EntryKind.Note),
            entry => Assert.Matches($"^{entry.Note.Id} .+, “.+”$", Explainer.Explain(entry).Source));

    private static IReadOnlyList<QuestionRow> Rows(string table) => QuestionTable.Read(Explainer, Path.Combine(Folder, table));

    private static void Report(string table, string what, int count, int of) => TestContext.Current.TestOutputHelper?.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{table}: {count} of {of} {what} ({(double)count / of:P1})"));

    /// <summary>Unseen rows stay unseen when they fail.</summary>
    private static string Describe(string table, IEnumerable<QuestionRow> rows) => table == "unseen.tsv" ? table : string.Join('\n', rows.Select(row =>
        $"{row.Question} ({row.After}): expected {string.Join(" or ", row.Expected)}, got {QuestionRow.Describe(QuestionTable.Ask(Explainer, row))}"));
}
