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

    /// <summary>The tables that ask about three of its notes.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["questions", "hard", "unseen"];

    /// <summary>What is asked of the whole course as people chat.</summary>
    public const string Chat = "chat";

    /// <summary>What is asked of the whole course, and no weight is fitted to.</summary>
    public static IReadOnlyList<string> Apart { get; } = ["whole", "everyday"];

    /// <summary>The whole course that ships, asked the same and more.</summary>
    public static IEnumerable<TableUnderTest> Whole(Func<Explainer, Explainer> prepare, params IEnumerable<string> tables)
    {
        var explainer = prepare(new(CourseFolder.Read(Repository.At("src", "QuizBot", "content", "aif-c01"), null)));
        return tables.Select(table => new TableUnderTest(
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

    /// <summary>
    /// Courses of other subjects: those that weights are fitted to as well, or those that they are only judged by. What has words of its own comes without them first, then with them.
    /// </summary>
    public static IEnumerable<TableUnderTest> Others(Func<Explainer, Explainer> prepare, bool fitted) =>
        Directory.GetDirectories(Path.Combine(Tests, fitted ? "FitCourses" : "Courses")).Order(StringComparer.Ordinal).SelectMany(folder =>
        {
            var (course, name) = (CourseFolder.Read(folder, null), Path.GetFileName(folder));
            (string Name, Course Course)[] ways = course.Words.Descriptions.Count == 0 ? [(name, course)] : [(name, course with { Words = CourseWords.None }), (name + "+", course)];
            return ways.Select(way =>
            {
                var explainer = prepare(new(way.Course));
                return new TableUnderTest(way.Name, explainer, QuestionTable.Read(explainer, Path.Combine(folder, "questions.tsv")));
            });
        });

    /// <summary>The lessons that the encoder did not learn from, each a course of one note.</summary>
    public static IEnumerable<TableUnderTest> Lessons(Func<Explainer, Explainer> prepare)
    {
        var folder = Directory.CreateTempSubdirectory("quizbot-");
        try
        {
            var lessons = Lesson.Split().Apart;
            foreach (var (at, lesson) in lessons.Index())
            {
                // What is asked for by its name is no more covered than what is described.
                var others = lessons.Index().Where(other => other.Index != at).Select(other => other.Item.Terms[at % other.Item.Terms.Count].Name);
                var terms = lesson.Terms.Select(term => $"* **{term.Name}:** {term.Text}");
                File.WriteAllLines(Path.Combine(folder.FullName, "L1-lesson.md"), [$"# L1 {lesson.Name}", "", "## 1. Terms", .. terms]);
                // Every other one has words of its own: a question of each term.
                var isDescribed = at % 2 == 1;
                File.WriteAllLines(Path.Combine(folder.FullName, CourseWords.FileName), isDescribed ? lesson.Terms.Select(term => $"* **{term.Name}:** {term.Questions[0]}").Prepend(CourseWords.DescribedAs) : []);
                var explainer = prepare(new(CourseFolder.Read(folder.FullName, null)));
                var slugs = explainer.Entries.Where(entry => entry.Term is not null).ToDictionary(entry => entry.Name, QuestionRow.SlugOf);
                yield return new(lesson.Name, explainer, [
                    .. lesson.Terms.Where(term => slugs.ContainsKey(term.Name)).SelectMany(term => term.Questions.Take(InSentences).Skip(isDescribed ? 1 : 0).Select(question =>
                        new QuestionRow(question, [$"what {slugs[term.Name]}"], null, QuestionKind.OwnWords))),
                    .. lesson.Unanswered.Concat(others.Take(NamesOfOthers).Select((name, number) => (number % 2 == 0 ? "what is " : "") + name)).Select(question => new QuestionRow(question, ["none"], null, QuestionKind.OutOfScope)),
                ]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Where vectors of notes and questions are kept between runs.</summary>
    public static KeptVectors Vectors(ISentenceEncoder encoder) => KeptVectors.Open(Path.Combine(Path.GetTempPath(), "quizbot-benchmarks"), encoder);

    /// <summary>A lesson's last question of a term is a few careless words, as names of unknown things are in life, which come up oftener.</summary>
    private const int InSentences = 3;

    private const int NamesOfOthers = 16;

    /// <summary>The three notes that the tables ask about.</summary>
    private static string Three => Repository.At("tests", "QuizBot.Core.Tests", "Samples", "aif-three");

    private static string Tests => Repository.At("tests", "QuizBot.Core.Tests", "Explain");
}

/// <summary>A table with the course it asks about.</summary>
internal sealed record TableUnderTest(string Name, Explainer Explainer, IReadOnlyList<QuestionRow> Rows);
