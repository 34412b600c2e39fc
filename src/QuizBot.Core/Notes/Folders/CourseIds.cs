using System.Globalization;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes.Folders;

/// <summary>Gives each note of a course an id of its own, so that none is lost.</summary>
internal static class CourseIds
{
    /// <param name="notes">In the order of their files.</param>
    /// <param name="findings">Told of each note that has to be called something else.</param>
    /// <returns>The first note of an id keeps it; the others are called after their files, or their folders.</returns>
    public static IReadOnlyList<Note> Apart(IEnumerable<Note> notes, List<Finding> findings)
    {
        var taken = new Dictionary<string, Note>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in notes)
        {
            if (taken.TryAdd(note.Id, note))
                continue;
            var id = Candidates(note).First(candidate => !taken.ContainsKey(candidate));
            findings.Add(new Finding(note.File, 0, Severity.Warning, $"{taken[note.Id].File} has the id {note.Id} already, so this note "
                + $"is called {id}.", "Give one of the two another id in its first heading.")
            { Rule = "double-id" });
            taken.Add(id, Called(note, id));
        }

        return [.. taken.Values];
    }

    private static IEnumerable<string> Candidates(Note note)
    {
        var stem = Path.GetFileNameWithoutExtension(note.File);
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(note.File)));
        foreach (var name in new[] { Slug.From(stem), Slug.From($"{folder} {stem}") })
        {
            if (name.Length > 0)
                yield return name;
        }

        for (var number = 2; ; number++)
            yield return $"{note.Id}-{number.ToString(CultureInfo.InvariantCulture)}";
    }

    private static Note Called(Note note, string id) => note with
    {
        Id = id,
        Flashcards = [.. note.Flashcards.Select(card => card with { Id = id + card.Id[note.Id.Length..], NoteId = id })],
    };
}
