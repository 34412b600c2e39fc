using System.CommandLine;
using QuizBot.Settings;

namespace QuizBot.Commands;

/// <summary>What <c>QuizBot --help</c> says: the commands, and the settings that a start takes.</summary>
internal static class RootHelp
{
    public static int Write(RootCommand root, TextWriter output)
    {
        output.WriteLine(root.Description);
        output.WriteLine();
        output.WriteLine("  QuizBot [--Setting value ...]     serves; so does QuizBot serve");
        output.WriteLine("  QuizBot COMMAND                   does one of these; QuizBot COMMAND --help says more");
        output.WriteLine("  QuizBot --version                 says which version this is");
        output.WriteLine();
        output.WriteLine("Commands");
        foreach (var command in root.Subcommands)
            output.WriteLine($"  {command.Name,-32}  {command.Description}");
        output.WriteLine();
        output.WriteLine(
            "Settings, on the command line, in appsettings.json, or as environment variables with __ for the colon (Course__Path)");
        foreach (var setting in KnownSettings.All)
            output.WriteLine($"  {setting.Key,-32}  {setting.Meaning}");
        return CommandLine.Fine;
    }
}
