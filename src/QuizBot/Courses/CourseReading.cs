using QuizBot.Core.Notes;

namespace QuizBot.Courses;

/// <summary>A folder of notes as it was at one moment.</summary>
/// <param name="Stamp">Another one as soon as anything in it changes.</param>
/// <param name="Course">What it holds.</param>
internal sealed record CourseReading(string Stamp, Course Course)
{
    /// <param name="folder">The folder of notes; it need not exist yet.</param>
    /// <param name="pictures">What stands before a picture's name in its address.</param>
    /// <param name="links">Where people can open the notes; null where they cannot.</param>
    public static CourseReading Of(string folder, string pictures, NoteLinks? links)
    {
        // The stamp first: what is written meanwhile is read again.
        var stamp = CourseFolder.Stamp(folder);
        return new(stamp, CourseFolder.Read(folder, null, pictures) with { Links = links });
    }
}
