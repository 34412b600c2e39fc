using System.CommandLine;

namespace QuizBot.Commands;

/// <summary>A command that reads notes and prints data: <c>QuizBot name path --format text|json</c>.</summary>
internal static class NoteCommand
{
    /// <param name="run">Given a path that exists, the format, where data goes and where talk goes; returns the exit code.</param>
    public static Command Create(string name, string description, Argument<string> path, Func<string, Format, TextWriter, TextWriter, int> run)
    {
        var format = new FormatOption();
        var command = new Command(name, description) { path, format };
        command.SetAction(result =>
        {
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            var given = result.GetRequiredValue(path);
            if (File.Exists(given) || Directory.Exists(given))
                return run(given, result.GetValue(format), output, error);
            error.WriteLine($"There is no file or folder “{given}”. Check the spelling, and that you are in the right folder.");
            return CommandLine.WrongUse;
        });
        return command;
    }
}
