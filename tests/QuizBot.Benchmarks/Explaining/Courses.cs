using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Notes;
using QuizBot.Tests.Shared.Questions;

namespace QuizBot.Benchmarks.Explaining;

/// <summary>The courses with tables of questions: the one that ships, and those of other subjects.</summary>
internal static class Courses
{
    public static string Repository { get; } = Find();

    /// <summary>The course that ships, or another version of it.</summary>
    public static IEnumerable<TableUnderTest> Own(Func<Explainer, Explainer> prepare, string? folder)
    {
        var course = folder ?? Path.Combine(Repository, "src", "QuizBot", "content", "aif-c01");
        var explainer = prepare(new(CourseFolder.Read(course, null)));
        return new[] { "questions", "hard", "unseen" }.Select(table => new TableUnderTest(table, explainer, QuestionTable.Read(explainer, Path.Combine(Tests, $"{table}.tsv"))));
    }

    /// <summary>
    /// The same for parts of it, so that weights do not lean on what only a large course with many flashcards has: without the flashcards, and
    /// each note by itself, for which most questions are out of scope.
    /// </summary>
    public static IEnumerable<TableUnderTest> Parts(Func<Explainer, Explainer> prepare, string? folder)
    {
        var course = CourseFolder.Read(folder ?? Path.Combine(Repository, "src", "QuizBot", "content", "aif-c01"), null);
        var bare = course with { Notes = [.. course.Notes.Select(note => note with { Flashcards = [] })] };
        return bare.Notes.Select(note => bare with { Notes = [note] }).Prepend(bare).SelectMany(part =>
        {
            var explainer = prepare(new(part));
            return new[] { "questions", "hard", "unseen" }.Select(table => new TableUnderTest(table, explainer, QuestionTable.Read(explainer, Path.Combine(Tests, $"{table}.tsv"), isPart: true)));
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
    public static VectorFile Vectors(ISentenceEncoder encoder) => new(Path.Combine(Path.GetTempPath(), "quizbot-benchmarks"), encoder);

    private static string Tests => Path.Combine(Repository, "tests", "QuizBot.Core.Tests", "Explain");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QuizBot.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Run it inside the repository.");
        return folder.FullName;
    }
}

/// <summary>A table with the course it asks about.</summary>
internal sealed record TableUnderTest(string Name, Explainer Explainer, IReadOnlyList<QuestionRow> Rows);
