using System.Globalization;

namespace QuizBot.Core.Notes;

/// <summary>Where people can open the notes, such as a repository's web pages.</summary>
public sealed class NoteLinks
{
    private const string File = "{file}";
    private const string Line = "{line}";

    private readonly string folder;
    private readonly string template;

    /// <param name="folder">The folder of notes.</param>
    /// <param name="template">An https address with <c>{file}</c>, for a path inside the folder, and <c>{line}</c>.</param>
    /// <exception cref="FormatException">It is none; the message says what one looks like.</exception>
    public NoteLinks(string folder, string template)
    {
        if (!template.Contains(File, StringComparison.Ordinal)
            || !Uri.TryCreate(Filled(template, "note.md", 1), UriKind.Absolute, out var address)
            || address.Scheme != Uri.UriSchemeHttps)
        {
            throw new FormatException(
                $"\"{template}\" is not where a note can be opened. Write an address that starts with https:// and has {File} in it, "
                + $"and {Line} where the line goes, such as https://github.com/you/notes/blob/main/{File}?plain=1#L{Line}.");
        }

        this.folder = Path.GetFullPath(folder);
        this.template = template;
    }

    /// <summary>Opens a note at a line (1-based; 0 for its beginning). Null for a note from outside the folder.</summary>
    public Uri? To(Note note, int line)
    {
        var path = Path.GetRelativePath(folder, Path.GetFullPath(note.File));
        if (path == ".")
            path = Path.GetFileName(note.File);
        var parts = path.Split(Path.DirectorySeparatorChar);
        if (Path.IsPathRooted(path) || parts[0] == "..")
            return null;
        return new Uri(Filled(template, string.Join('/', parts.Select(Uri.EscapeDataString)), Math.Max(1, line)));
    }

    private static string Filled(string template, string file, int line) => template
        .Replace(File, file, StringComparison.Ordinal)
        .Replace(Line, line.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
