using System.Collections.ObjectModel;
using System.Text;
using QuizBot.Core.Notes.Folders;
using QuizBot.Core.Notes.Pictures;
using QuizBot.Core.Notes.Reading;
using QuizBot.Core.Text;

namespace QuizBot.Core.Notes;

/// <summary>Reads a folder of notes.</summary>
public static class CourseFolder
{
    /// <summary>In bytes. Larger files are not read.</summary>
    public const int MaxFileSize = 8 * 1024 * 1024;

    /// <summary>The rule of the finding that the last notes went all at once.</summary>
    public const string AllGone = "all-gone";

    private const string GoneAtOnce = "All notes are gone from here at once, so learners still see what was there before.";
    private const string HowToMendShare = "Look whether the share with the notes is there. If they are to be gone, start QuizBot again.";
    private const string HowToMendFolder = "Name a folder that holds notes, one *.md file each.";
    private const string HowToMendFile = "Check that the file is there and that QuizBot may read it.";

    /// <summary>What lies beside notes and holds none: who plays whom, how to help, what is allowed.</summary>
    private static readonly string[] NoNotes = ["cast.md", "contributing.md", "license.md", "changelog.md", "code_of_conduct.md"];

    private static readonly string[] TitleFiles = ["course.md", "readme.md", "index.md"];

    /// <summary>Never throws for what it finds on disk: whatever cannot be read is a finding.</summary>
    /// <param name="path">A folder, or a single note.</param>
    /// <param name="previous">What was read from there before; of a note whose new version has lost content by mistake, the version in it
    /// stays. Null at the first time.</param>
    /// <param name="pictures">What stands before a picture's name in the address that it is served under.</param>
    public static Course Read(string path, Course? previous, string pictures = "/pictures/")
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            return AsBefore(path, previous, [Wrong(path, "no-folder", "There is no such folder.", HowToMendFolder)]);

        var findings = new List<Finding>();
        var notes = new List<Note>();
        var files = NoteFiles.Find(path, LeaveOut)
            .Where(file => File.Exists(path) || !NoNotes.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase))
            .ToList();
        var wordsFile = files.Find(file => IsNamed(file, CourseWords.FileName) && files.Count > 1 && !IsNote(file));
        files.RemoveAll(file => file == wordsFile);

        // Below the course's own folder, a README is a note like any other.
        var own = files.Where(file => IsTitleFile(file) && Path.GetDirectoryName(file) == Path.GetDirectoryName(Path.Join(path, "x")))
            .ToList();
        string[] ofNotes = [.. files.Count == 1 ? files : files.Except(own)];
        var each = new (Note? Note, IReadOnlyList<Finding> Findings)[ofNotes.Length];
        Parallel.For(0, ofNotes.Length, at =>
            each[at] = ReadNote(ofNotes[at], Earlier(ofNotes[at]), mayBeEmpty: files.Count > 1 && IsTitleFile(ofNotes[at])));
        findings.AddRange(each.SelectMany(one => one.Findings));
        notes.AddRange(each.Select(one => one.Note).OfType<Note>());

        // Where a share went away, its empty mount point stays.
        if (notes.Count == 0 && previous is { Notes.Count: > 1 })
            return AsBefore(path, previous, [.. findings, Wrong(path, AllGone, GoneAtOnce, HowToMendShare)]);

        if (notes.Count == 0)
            findings.Add(Wrong(path, "no-notes", "There are no notes here.", "Put one *.md file for each note into this folder."));
        var shown = new CoursePictures(File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path, previous, pictures);
        List<Note> ordered = [.. CourseIds.Apart(notes, findings).Select(shown.With).OrderBy(note => note.Id, NaturalOrder.Instance)];
        var page = own.Select(PageOf).FirstOrDefault() ?? CoursePage.Empty;
        var words = wordsFile is null ? CourseWords.None : WordsIn(wordsFile, previous, findings);
        findings.AddRange(words.Findings);
        return new Course(page.Title ?? TitleOf(path), ordered, findings)
        {
            Id = IdOf(path),
            Page = page,
            Pictures = shown.Found,
            Words = words,
        };

        Note? Earlier(string file) => previous?.Notes.FirstOrDefault(note => note.File == file);

        void LeaveOut(string file, string message, string mend)
        {
            findings.Add(Wrong(file, "unreadable", message, mend));
            if (Earlier(file) is not { } earlier)
                return;
            findings.Add(StaysAsItWas(file, earlier));
            notes.Add(earlier);
        }
    }

    /// <summary>What was read before, where nothing can be read now.</summary>
    private static Course AsBefore(string path, Course? previous, List<Finding> findings) =>
        new(previous?.Title ?? TitleOf(path), previous?.Notes ?? [], findings)
        {
            Id = IdOf(path),
            Page = previous?.Page ?? CoursePage.Empty,
            Pictures = previous?.Pictures ?? ReadOnlyDictionary<string, Picture>.Empty,
            Words = previous?.Words ?? CourseWords.None,
        };

    /// <summary>The folder's own name as an id, so that learners keep what they know when the title is reworded.</summary>
    private static string IdOf(string path) =>
        Slug.From(Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path))) is { Length: > 0 } id ? id : "course";

    /// <summary>A text that is another one as soon as a note in the folder is written, added, renamed or removed.</summary>
    public static string Stamp(string path)
    {
        var stamp = new StringBuilder();
        if (!File.Exists(path) && !Directory.Exists(path))
            return "";
        foreach (var file in NoteFiles.Find(path, (unreadable, _, _) => stamp.Append(unreadable).Append('?')))
        {
            try
            {
                var info = new FileInfo(file);
                // A mounted configuration changes where links lead, not the links.
                var real = info.ResolveLinkTarget(returnFinalTarget: true) ?? info;
                stamp.Append(file).Append('|').Append(real.LastWriteTimeUtc.Ticks).Append('|').Append(new FileInfo(real.FullName).Length)
                    .Append('\n');
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                stamp.Append(file).Append("?\n");
            }
        }

        return stamp.ToString();
    }

    /// <summary>One note, whatever it holds.</summary>
    /// <exception cref="IOException">The file cannot be read, or is larger than <see cref="MaxFileSize"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Note ReadNote(string file) => NoteParser.Parse(file, ReadBytes(file));

    /// <summary>
    /// The note to use from now on; null for none. What is wrong with a version that is not used is the folder's finding.
    /// </summary>
    private static (Note? Note, IReadOnlyList<Finding> Findings) ReadNote(string file, Note? earlier, bool mayBeEmpty)
    {
        Note note;
        try
        {
            note = ReadNote(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (earlier, [Wrong(file, "unreadable", $"This note cannot be read: {e.Message}", HowToMendFile)]);
        }

        if (mayBeEmpty && earlier is null && !NoteParser.HasContent(note))
            return (null, []);
        var isBroken = earlier is null ? !NoteParser.HasContent(note) : HasLost(note, earlier);
        if (!isBroken)
            return (note, []);
        return (earlier, earlier is null ? note.Findings : [.. note.Findings, StaysAsItWas(file, earlier)]);
    }

    private static bool IsNamed(string file, string name) => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file of the words' name is a note that happens to be called so.</summary>
    private static bool IsNote(string file)
    {
        try
        {
            return !CourseWords.IsIn(Encoding.UTF8.GetString(ReadBytes(file))) && NoteParser.HasContent(ReadNote(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Those from before where the file cannot be read.</summary>
    private static CourseWords WordsIn(string file, Course? previous, List<Finding> findings)
    {
        try
        {
            return CourseWords.Parse(file, Encoding.UTF8.GetString(ReadBytes(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Wrong(file, "unreadable-words", $"These words cannot be read: {e.Message}", HowToMendFile));
            return (previous?.Words ?? CourseWords.None) with { Findings = [] };
        }
    }

    private static Finding Wrong(string path, string rule, string message, string mend) =>
        new(path, 0, Severity.Error, message, mend) { Rule = rule };

    private static Finding StaysAsItWas(string file, Note earlier) => new(
        file, 0, Severity.Warning,
        $"This version of {earlier.Id} has lost content by mistake, so learners still see the version before it.",
        "Mend the errors above; the new version is then used at once.")
    {
        Rule = "kept",
    };

    /// <summary>Whether something is gone, and errors that were not there before say that it is not by intention.</summary>
    private static bool HasLost(Note note, Note earlier)
    {
        var known = earlier.Findings.Select(finding => finding.Message).ToHashSet();
        var hasNewErrors = note.Findings.Any(finding => finding.Severity == Severity.Error && !known.Contains(finding.Message));
        return hasNewErrors && (
            note.Flashcards.Count < earlier.Flashcards.Count
            || note.Terms.Count < earlier.Terms.Count
            || note.Stages.Sum(stage => stage.Concepts.Count) < earlier.Stages.Sum(stage => stage.Concepts.Count)
            || note.Analogy.Count < earlier.Analogy.Count);
    }

    private static byte[] ReadBytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        var part = new byte[64 * 1024];
        // Not by its length: a pipe has none, and a file may grow.
        while (stream.Read(part) is var count && count > 0)
        {
            if (bytes.Length + count > MaxFileSize)
                throw new IOException($"it is larger than {MaxFileSize / 1024 / 1024} MB.");
            bytes.Write(part, 0, count);
        }

        return bytes.ToArray();
    }

    private static bool IsTitleFile(string file) => TitleFiles.Contains(Path.GetFileName(file), StringComparer.OrdinalIgnoreCase);

    private static CoursePage? PageOf(string file)
    {
        try
        {
            return CoursePageReader.Read(ReadBytes(file)) with { File = file };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>"data-engineering" is "Data Engineering", "aif-c01" is "Aif C01".</summary>
    private static string TitleOf(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return "Notes";
        var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        var words = name.Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        return string.Join(' ', words) is { Length: > 0 } title ? title : "Notes";
    }
}
