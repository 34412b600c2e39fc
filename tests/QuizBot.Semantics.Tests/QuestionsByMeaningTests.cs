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

    /// <summary>Courses of other subjects, to which nothing is fitted.</summary>
    [Theory]
    [InlineData("Ballooning", 0.75, 0.02)]
    [InlineData("Cells", 0.81, 0.02)]
    [InlineData("Films", 0.80, 0.02)]
    [InlineData("Networks", 0.78, 0.09)]
    [InlineData("Perfume", 0.75, 0.02)]
    [InlineData("Sailing", 0.73, 0.05)]
    [InlineData("Weather", 0.68, 0.02)]
    [InlineData("Wetter", 0.93, 0.09)]
    public void Answers_about_any_course_are_mostly_right(string course, double right, double wrong)
    {
        var folder = Path.Combine(Tests, "Explain", "Courses", course);
        var explainer = Made(folder);
        Holds(explainer, QuestionTable.Read(explainer, Path.Combine(folder, "questions.tsv")), right, wrong);
    }

    [Theory]
    [InlineData("Ballooning", 0.80)]
    [InlineData("Cells", 0.78)]
    [InlineData("Films", 0.68)]
    [InlineData("Networks", 0.78)]
    [InlineData("Perfume", 0.75)]
    [InlineData("Sailing", 0.65)]
    [InlineData("Weather", 0.68)]
    public void Most_of_what_is_described_in_own_words_is_at_least_offered(string course, double share)
    {
        var folder = Path.Combine(Tests, "Explain", "Courses", course);
        var explainer = Made(folder);
        QuestionRow[] asked = [.. QuestionTable.Read(explainer, Path.Combine(folder, "questions.tsv")).Where(row => row.Kind == QuestionKind.OwnWords)];
        var found = asked.Count(row => QuestionTable.Ask(explainer, row) is var answer && (row.IsRight(answer) || row.IsOffered(answer)));
        Assert.True(found >= share * asked.Length, $"{found} of {asked.Length}");
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

    private Explainer Made(string course)
    {
        var explainer = new Explainer(CourseFolder.Read(course, null));
        explainer.Learn(model.Encoder, null, TestContext.Current.CancellationToken);
        return explainer;
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
