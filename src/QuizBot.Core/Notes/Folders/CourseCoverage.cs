using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Folders;

/// <summary>Compares the notes with what the course's own page says there is to learn.</summary>
public static class CourseCoverage
{
    private const int MostNamed = 12;

    /// <summary>Empty for a course whose page lists no objectives, or whose cards name none.</summary>
    public static IEnumerable<Finding> Check(Course course)
    {
        var objectives = course.Page.Objectives;
        var cards = course.Notes.SelectMany(note => note.Flashcards.Select(card => (note.File, Card: card)))
            .Where(card => card.Card.Objectives.Count > 0).ToList();
        if (objectives.Count == 0 || cards.Count == 0)
            yield break;
        var known = objectives.Select(objective => objective.Number).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, card) in cards)
        {
            foreach (var number in card.Objectives.Where(number => !known.Contains(number)))
                yield return new Finding(file, card.Line, Severity.Warning, $"{card.Id} names the objective {number}, which the course's "
                    + "page does not have.", "Name one of those under “Objectives” in course.md.")
                { Rule = "unknown-objective" };
        }

        var asked = cards.SelectMany(card => card.Card.Objectives).ToHashSet(StringComparer.Ordinal);
        var last = objectives.Where(objective => !objectives.Any(other => Coverage.IsIn(other.Number, objective.Number)))
            .Select(objective => objective.Number).ToList();
        if (last.Where(number => !asked.Contains(number)).ToList() is { Count: > 0 } missing)
        {
            var named = missing.Count <= MostNamed ? Wording.List(missing) : $"{string.Join(", ", missing.Take(MostNamed))} …";
            yield return new Finding(course.Page.File ?? course.Title, 0, Severity.Information, $"No flashcard asks about {missing.Count} "
                + $"of {last.Count} objectives: {named}.", "Write one with a line “* **Objective:** ...”.")
            { Rule = "unasked-objective" };
        }

        var coverage = Coverage.Of(course);
        foreach (var finding in TasksTwice(course, coverage).Concat(Unexplained(course, coverage)))
            yield return finding;
    }

    /// <summary>A note is about the task that most of its flashcards are about.</summary>
    private static IEnumerable<Finding> TasksTwice(Course course, Coverage coverage)
    {
        var tasks = coverage.Tasks.Select(task => task.Number).ToList();
        var notes = course.Notes
            .Select(note => (Note: note, Task: tasks.MaxBy(task => Cards(note, task))))
            .Where(one => one.Task is not null && Cards(one.Note, one.Task) > 0);
        foreach (var task in notes.GroupBy(one => one.Task))
        {
            foreach (var (later, number) in task.Skip(1))
            {
                yield return new Finding(
                    later.File, 1, Severity.Warning, $"{later.Id} is about the task {number}, as {task.First().Note.Id} is.",
                    "Make one note of the two, or correct the objectives that their flashcards name.")
                { Rule = "task-twice" };
            }
        }
    }

    private static int Cards(Note note, string task) =>
        note.Flashcards.Count(card => Coverage.IsAbout(card, task));

    private static IEnumerable<Finding> Unexplained(Course course, Coverage coverage)
    {
        var missing = coverage.Missing;
        return course.Page.InScope.Where(name => missing.Contains(name.Name)).Select(name => new Finding(
            course.Page.File ?? course.Title, name.Line, Severity.Information, $"No note explains {name.Name}.",
            "Add it as a term, or write the name that the notes use behind a dash.")
        { Rule = "unexplained-name" });
    }
}
