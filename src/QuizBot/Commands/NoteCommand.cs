using System.CommandLine;

namespace QuizBot.Commands;

/// <summary>A command that reads notes and prints data: <c>QuizBot name path --format text|json</c>.</summary>
internal static class NoteCommand
{
    /// <param name="name">The command's name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="path">What it reads.</param>
    /// <param name="run">Given a path that exists, the format, where data goes and where talk goes; returns the exit code.</param>
    /// <param name="more">Formats besides text and JSON.</param>
    public static Command Create(
        string name, string description, Argument<string> path, Func<string, Format, TextWriter, TextWriter, int> run, params Format[] more)
    {
        var format = new FormatOption(more);
        var command = new Command(name, description) { path, format };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var given = result.GetRequiredValue(path);
            return Exists(given, error) ? run(given, result.GetValue(format), output, error) : CommandLine.WrongUse;
        });
        return command;
    }

    /// <summary>Whether there is a file or folder of that name; says so where there is none.</summary>
    public static bool Exists(string path, TextWriter error)
    {
        if (File.Exists(path) || Directory.Exists(path))
            return true;
        error.WriteLine($"There is no file or folder “{path}”. Check the spelling, and that you are in the right folder.");
        return false;
    }
}
