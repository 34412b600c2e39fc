using QuizBot.Core.Notes;

namespace QuizBot.Commands;

/// <summary>What <c>check --format json</c> prints.</summary>
internal sealed record CheckedCourse(string Title, IReadOnlyList<CheckedNote> Notes, IReadOnlyList<CheckedFinding> Findings)
{
    public static CheckedCourse From(Course course) => new(
        course.Title,
        [.. course.Notes.Select(note => new CheckedNote(note.Id, note.Title, note.File, note.Flashcards.Count))],
        [.. Commands.Findings.Of(course)
            .Select(finding => new CheckedFinding(finding.File, finding.Line, Kebab.Of(finding.Severity), finding.Message, finding.Mend))]);
}

internal sealed record CheckedFinding(string File, int Line, string Severity, string Message, string Mend);

internal sealed record CheckedNote(string Id, string Title, string File, int Flashcards);
