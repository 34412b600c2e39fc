using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Notes;
using QuizBot.Tests.Shared;
using QuizBot.Tests.Shared.Questions;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>The courses with tables of questions: the one that ships, and those of other subjects.</summary>
internal static class Courses
{
    /// <summary>The course that ships, or another version of it.</summary>
    public static IEnumerable<TableUnderTest> Own(Func<Explainer, Explainer> prepare, string? folder)
    {
        var course = folder ?? Three;
        var explainer = prepare(new(CourseFolder.Read(course, null)));
        return Tables.Select(table => new TableUnderTest(table, explainer, QuestionTable.Read(explainer, Path.Combine(Tests, $"{table}.tsv"))));
    }

    /// <summary>The whole course that ships, asked the same and more.</summary>
    public static IEnumerable<TableUnderTest> Whole(Func<Explainer, Explainer> prepare)
    {
        var explainer = prepare(new(CourseFolder.Read(Repository.At("src", "QuizBot", "content", "aif-c01"), null)));
        return Tables.Append("whole").Select(table => new TableUnderTest(
            "w " + table, explainer, QuestionTable.Read(explainer, Path.Combine(Tests, $"{table}.tsv"), other: Path.Combine(Tests, "in-the-whole.tsv"))));
    }

    /// <summary>
    /// The same for parts of it, so that weights do not lean on what only a large course with many flashcards has: without the flashcards, and
    /// each note by itself, for which most questions are out of scope.
    /// </summary>
    public static IEnumerable<TableUnderTest> Parts(Func<Explainer, Explainer> prepare, string? folder)
    {
        var course = CourseFolder.Read(folder ?? Three, null);
        var bare = course with { Notes = [.. course.Notes.Select(note => note with { Flashcards = [] })] };
        return bare.Notes.Select(note => bare with { Notes = [note] }).Prepend(bare).SelectMany(part =>
        {
            var explainer = prepare(new(part));
            return Tables.Select(table => new TableUnderTest(table, explainer, QuestionTable.Read(explainer, Path.Combine(Tests, $"{table}.tsv"), isPart: true)));
        });
    }

    /// <summary>Courses of other subjects: those that weights are fitted to as well, or those that they are only judged by.</summary>
    public static IEnumerable<TableUnderTest> Others(Func<Explainer, Explainer> prepare, bool fitted) =>
        Directory.GetDirectories(Path.Combine(Tests, fitted ? "FitCourses" : "Courses")).Order(StringComparer.Ordinal).Select(folder =>
        {
            var explainer = prepare(new(CourseFolder.Read(folder, null)));
            return new TableUnderTest(Path.GetFileName(folder), explainer, QuestionTable.Read(explainer, Path.Combine(folder, "questions.tsv")));
        });

    /// <summary>Where vectors of notes and questions are kept between runs.</summary>
    public static KeptVectors Vectors(ISentenceEncoder encoder) => KeptVectors.Open(Path.Combine(Path.GetTempPath(), "quizbot-benchmarks"), encoder);

    private static readonly string[] Tables = ["questions", "hard", "unseen"];

    /// <summary>The three notes that the tables ask about.</summary>
    private static string Three => Repository.At("tests", "QuizBot.Core.Tests", "Samples", "aif-three");

    private static string Tests => Repository.At("tests", "QuizBot.Core.Tests", "Explain");
}

/// <summary>A table with the course it asks about.</summary>
internal sealed record TableUnderTest(string Name, Explainer Explainer, IReadOnlyList<QuestionRow> Rows);
