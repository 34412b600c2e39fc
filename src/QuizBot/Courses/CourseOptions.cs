using QuizBot.Core.Notes;

namespace QuizBot.Courses;

/// <summary>Settings under <c>Course</c>.</summary>
internal sealed class CourseOptions
{
    /// <summary>The folder of notes; empty for the course that ships.</summary>
    public string Path { get; set; } = "";

    /// <summary>Where people can open a note at its line: an https address with {file} and {line}. Empty: nowhere.</summary>
    public string SourceUrl { get; set; } = "";

    public string Folder => Path.Length > 0 ? System.IO.Path.GetFullPath(Path) : Shipped();

    /// <exception cref="InvalidOperationException">There is no such folder; the message says so.</exception>
    public static CourseOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Course").Get<CourseOptions>() ?? new();
        return Directory.Exists(options.Folder) || File.Exists(options.Folder)
            ? options
            : throw new InvalidOperationException($"There is no folder {options.Folder}. "
                + "Set Course:Path to the folder that holds your notes, or leave it out for the course that ships.");
    }

    /// <exception cref="InvalidOperationException">The setting is not of its form; the message says what one looks like.</exception>
    public NoteLinks? Links()
    {
        try
        {
            return SourceUrl.Length == 0 ? null : new NoteLinks(Folder, SourceUrl);
        }
        catch (FormatException problem)
        {
            throw new InvalidOperationException($"Course:SourceUrl: {problem.Message}", problem);
        }
    }

    /// <summary>In a source tree the notes themselves, so that an edit shows at once; else the copy beside the program.</summary>
    private static string Shipped()
    {
        const string Course = "content/aif-c01";
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "QuizBot.csproj")))
                return System.IO.Path.Combine(folder.FullName, Course);
        }

        return System.IO.Path.Combine(AppContext.BaseDirectory, Course);
    }
}
