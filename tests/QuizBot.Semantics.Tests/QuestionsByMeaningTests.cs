using System.Globalization;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Tests.Shared;
using QuizBot.Tests.Shared.Questions;
using Xunit;

namespace QuizBot.Semantics.Tests;

/// <summary>How often the answer is right by names, words and meaning, on tables of questions: see <c>QuizBot.Benchmarks tables</c>.</summary>
public sealed class QuestionsByMeaningTests(SharedModel model) : IClassFixture<SharedModel>
{
    private static readonly string Tests = Repository.At("tests", "QuizBot.Core.Tests");

    /// <summary>Weights are fitted to two thirds of these tables.</summary>
    [Theory]
    [InlineData("questions.tsv", 0.94, 0.02)]
    [InlineData("hard.tsv", 0.93, 0.025)]
    [InlineData("unseen.tsv", 0.92, 0.05)]
    public void Answers_about_the_course_that_ships_are_mostly_right(string table, double right, double wrong)
    {
        var explainer = Made(Path.Combine(Tests, "Samples", "aif-three"));
        Holds(explainer, QuestionTable.Read(explainer, Path.Combine(Tests, "Explain", table)), right, wrong);
    }

    /// <summary>As people chat; no weight is fitted to it.</summary>
    [Fact]
    public void Answers_about_the_whole_course_are_mostly_right_or_offered()
    {
        var explainer = Made(Repository.At("src", "QuizBot", "content", "aif-c01"));
        var rows = QuestionTable.Read(explainer, Path.Combine(Tests, "Explain", "everyday.tsv"));
        Holds(explainer, rows, 0.66, 0.07);
        Assert.True(Offered(explainer, rows) >= 0.72);
    }

    /// <summary>Courses of other subjects, to which nothing is fitted, without words of their own.</summary>
    [Theory]
    [InlineData("Ballooning", 0.68, 0.02)]
    [InlineData("Bees", 0.56, 0.02)]
    [InlineData("Cells", 0.81, 0.02)]
    [InlineData("Films", 0.81, 0.02)]
    [InlineData("FirstAid", 0.54, 0.07)]
    [InlineData("Networks", 0.77, 0.09)]
    [InlineData("Perfume", 0.66, 0.02)]
    [InlineData("Sailing", 0.72, 0.02)]
    [InlineData("Weather", 0.67, 0.02)]
    [InlineData("Wetter", 0.93, 0.09)]
    public void Answers_about_any_course_are_mostly_right(string course, double right, double wrong)
    {
        var explainer = Made(FolderOf(course), described: false);
        Holds(explainer, Questions(explainer, course), right, wrong);
    }

    [Theory]
    [InlineData("Ballooning", 0.80)]
    [InlineData("Bees", 0.64)]
    [InlineData("Cells", 0.78)]
    [InlineData("Films", 0.65)]
    [InlineData("FirstAid", 0.48)]
    [InlineData("Networks", 0.78)]
    [InlineData("Perfume", 0.75)]
    [InlineData("Sailing", 0.60)]
    [InlineData("Weather", 0.68)]
    public void Most_of_what_is_described_in_own_words_is_at_least_offered(string course, double share)
    {
        var explainer = Made(FolderOf(course), described: false);
        Assert.True(Offered(explainer, Questions(explainer, course)) >= share);
    }

    /// <summary>With three phrases for each thing in words.md, by people who did not see the questions.</summary>
    [Theory]
    [InlineData("Ballooning", 0.94, 0.02)]
    [InlineData("Bees", 0.83, 0.02)]
    [InlineData("Cells", 0.87, 0.02)]
    [InlineData("Films", 0.88, 0.02)]
    [InlineData("FirstAid", 0.78, 0.04)]
    [InlineData("Networks", 0.92, 0.12)]
    [InlineData("Perfume", 0.86, 0.02)]
    [InlineData("Sailing", 0.95, 0.02)]
    [InlineData("Weather", 0.91, 0.02)]
    public void Answers_about_a_course_with_words_of_its_own_are_right_also_in_peoples_own_words(string course, double right, double wrong)
    {
        var explainer = Made(FolderOf(course));
        var rows = Questions(explainer, course);
        Holds(explainer, rows, right, wrong);
        Holds(explainer, [.. rows.Where(row => row.Kind == QuestionKind.OwnWords)], 0.6, 0);
        Assert.True(Offered(explainer, rows) >= 0.8);
    }

    /// <summary>Each word of these is one that says nothing about a subject.</summary>
    [Theory]
    [InlineData("what is the weather tomorrow", Intent.None)]
    [InlineData("my boss is mean", Intent.None)]
    [InlineData("what time is the game", Intent.None)]
    [InlineData("again but shorter", Intent.What)]
    [InlineData("say that in plain english", Intent.What)]
    [InlineData("can you say it again for my boss", Intent.What)]
    public void What_is_said_of_everything_else_repeats_no_explanation(string message, Intent intent)
    {
        var explainer = Made(Path.Combine(Tests, "Samples", "aif-three"));
        var glue = explainer.Answer("what is Glue").Entries[0];
        Assert.Equal(intent, explainer.Answer(message, new(Intent.What, glue.Key)).Intent);
    }

    private static string FolderOf(string course) => Path.Combine(Tests, "Explain", "Courses", course);

    private static IReadOnlyList<QuestionRow> Questions(Explainer explainer, string course) => QuestionTable.Read(explainer, Path.Combine(FolderOf(course), "questions.tsv"));

    private Explainer Made(string folder, bool described = true) => model.Learned((folder, described), () =>
    {
        var course = CourseFolder.Read(folder, null);
        return described ? course : course with { Words = CourseWords.None };
    });

    /// <summary>The share of what is asked in own words that is explained or offered.</summary>
    private static double Offered(Explainer explainer, IReadOnlyList<QuestionRow> rows)
    {
        var asked = rows.Where(row => row.Kind == QuestionKind.OwnWords).ToList();
        return asked.Count(row => QuestionTable.Ask(explainer, row) is var answer && (row.IsRight(answer) || row.IsOffered(answer))) / (double)asked.Count;
    }

    private static void Holds(Explainer explainer, IReadOnlyList<QuestionRow> rows, double right, double wrong)
    {
        QuestionRow[] inScope = [.. rows.Where(row => !row.IsOutOfScope)], outOfScope = [.. rows.Where(row => row.IsOutOfScope)];
        var found = inScope.Count(row => row.IsRight(QuestionTable.Ask(explainer, row)));
        var claimed = outOfScope.Count(row => QuestionTable.Ask(explainer, row).Entries.Count > 0);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{found} of {inScope.Length} right, {claimed} of {outOfScope.Length} falsely answered");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);
        Assert.True(found >= right * inScope.Length && claimed <= wrong * outOfScope.Length, figures);
    }
}
