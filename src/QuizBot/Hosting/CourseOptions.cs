namespace QuizBot.Hosting;

/// <summary>Settings under <c>Course</c>.</summary>
internal sealed class CourseOptions
{
    /// <summary>The folder of notes; empty for the course that ships.</summary>
    public string Path { get; set; } = "";

    public string Folder => Path.Length > 0 ? System.IO.Path.GetFullPath(Path) : Shipped();

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
