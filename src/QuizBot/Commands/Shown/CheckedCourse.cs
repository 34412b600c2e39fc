using QuizBot.Core.Notes;

namespace QuizBot.Commands.Shown;

/// <summary>What <c>check --format json</c> prints.</summary>
internal sealed record CheckedCourse(string Title, IReadOnlyList<CheckedNote> Notes, IReadOnlyList<CheckedFinding> Findings)
{
    public static CheckedCourse From(Course course) => new(
        course.Title,
        [.. course.Notes.Select(note => new CheckedNote(note.Id, note.Title, note.File, note.Flashcards.Count))],
        [.. Commands.Findings.Of(course).Select(finding => new CheckedFinding(
            finding.File, finding.Line, Kebab.Of(finding.Severity), finding.Message, finding.Mend) { Rule = finding.Rule,
            Count = finding.Count })]);
}

internal sealed record CheckedFinding(string File, int Line, string Severity, string Message, string Mend)
{
    /// <summary>What kind of finding it is ("no-answer").</summary>
    public required string Rule { get; init; }

    /// <summary>In how many places it is.</summary>
    public required int Count { get; init; }
}

internal sealed record CheckedNote(string Id, string Title, string File, int Flashcards);
