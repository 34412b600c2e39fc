namespace QuizBot.Tests.Shared.Questions;

/// <summary>
/// A small course of any subject, with what people ask about its terms in words of their own. In a file, tab separated: <c># name</c>, then for each
/// term its name, what a note says of it, and questions; and <c>-</c> with a question that none of the terms answers.
/// </summary>
public sealed record Lesson(string Name, IReadOnlyList<LessonTerm> Terms, IReadOnlyList<string> Unanswered)
{
    /// <summary>One in eight is kept apart from the tuning of the encoder: it is judged, and the weights of Explain are fitted, by these.</summary>
    private const int Apart = 8;

    public static IReadOnlyList<Lesson> ReadAll()
    {
        List<(string Name, List<LessonTerm> Terms, List<string> Unanswered)> lessons = [];
        foreach (var line in Files.SelectMany(File.ReadLines))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                lessons.Add((line[2..], [], []));
            else if (line.Split('\t') is ["-", var question])
                lessons[^1].Unanswered.Add(question);
            else if (line.Split('\t') is [var name, var text, .. { Length: > 0 } questions])
                lessons[^1].Terms.Add(new(name, text, questions));
            else
                throw new InvalidDataException($"“{line}” is no line of a lesson.");
        }

        return [.. lessons.Select(lesson => new Lesson(lesson.Name, lesson.Terms, lesson.Unanswered))];
    }

    /// <summary>Those to learn from, and those that are kept apart.</summary>
    public static (Lesson[] Learned, Lesson[] Apart) Split()
    {
        var all = ReadAll().Index().ToLookup(lesson => lesson.Index % Apart == Apart - 1, lesson => lesson.Item);
        return ([.. all[false]], [.. all[true]]);
    }

    private static IEnumerable<string> Files =>
        Directory.GetFiles(Repository.At("tests", "QuizBot.Tuning", "Lessons"), "*.tsv").Order(StringComparer.Ordinal);
}

/// <summary>A term of a lesson.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What a note says of it.</param>
/// <param name="Questions">What people ask about it without knowing what it is called.</param>
public sealed record LessonTerm(string Name, string Text, IReadOnlyList<string> Questions);
