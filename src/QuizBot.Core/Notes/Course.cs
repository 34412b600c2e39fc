using System.Collections.ObjectModel;
using QuizBot.Core.Notes.Pictures;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes;

/// <summary>A folder of notes.</summary>
/// <param name="Title">What people call it ("AWS Certified AI Practitioner").</param>
/// <param name="Notes">Ordered by id, numbers by value (D1.2 before D1.10); ids are unique ignoring case.</param>
/// <param name="Findings">What is wrong with the folder as a whole, such as two notes with one id. Each note has its own as well.</param>
public sealed record Course(string Title, IReadOnlyList<Note> Notes, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// What stored cards are kept under, so that another course with the same note ids shares nothing: lower case, made from the folder's
    /// name.
    /// </summary>
    public string Id { get; init; } = Slug.From(Title);

    /// <summary>What people call things who study it, besides the words of the notes.</summary>
    public CourseWords Words { get; init; } = CourseWords.None;

    /// <summary>What its course.md says; empty without one.</summary>
    public CoursePage Page { get; init; } = CoursePage.Empty;

    /// <summary>The pictures that its notes show, by the name they are served under.</summary>
    public IReadOnlyDictionary<string, Picture> Pictures { get; init; } = ReadOnlyDictionary<string, Picture>.Empty;

    /// <summary>Where the notes can be opened; null where they cannot.</summary>
    public NoteLinks? Links { get; init; }
}
