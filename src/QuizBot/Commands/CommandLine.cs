using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using QuizBot.Commands.Exchange;
using QuizBot.Commands.Study;
using QuizBot.Settings;

namespace QuizBot.Commands;

/// <summary>
/// The program as its own command line. Exit codes: 0 all is well, 1 there are findings that an author must mend, 2 wrong use.
/// </summary>
internal static class CommandLine
{
    public const int Fine = 0;
    public const int HasErrors = 1;
    public const int WrongUse = 2;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">As they were typed.</param>
    /// <param name="serve">Starts the bot; called with all settings where the arguments name no command (--Urls=...), or
    /// <c>serve</c>.</param>
    /// <param name="output">Where data goes.</param>
    /// <param name="error">Where talk goes.</param>
    /// <param name="input">What a person types; the terminal without it.</param>
    public static async Task<int> RunAsync(
        string[] args, Func<string[], CancellationToken, Task<int>> serve, TextWriter output, TextWriter error, TextReader? input = null)
    {
        if (args is ["serve", ..])
            args = args[1..];
        else if (args is ["help", ..])
            args = [.. args[1..], "--help"];
        var (words, settings) = args is ["doctor" or "backup" or "restore" or "reports" or "explain" or "unanswered", ..]
            ? SettingArguments.Split(args)
            : (args, []);
        var root = new RootCommand("QuizBot turns a folder of study notes into a study partner for teams. Without a command it serves.")
        {
            CheckCommand.Create(),
            CoverageCommand.Create(),
            CardsCommand.Create(),
            ShowCommand.Create(),
            ExplainCommand.Create(settings),
            UnansweredCommand.Create(settings),
            QuizCommand.Create(input ?? Console.In),
            GradeCommand.Create(input ?? Console.In),
            ImportCommand.Create(),
            ExportCommand.Create(),
            ManifestCommand.Create(),
            ReportsCommand.Create(settings),
            DoctorCommand.Create(settings),
            BackupCommands.Backup(settings),
            BackupCommands.Restore(settings),
            HealthCommand.Create(),
        };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((result, cancel) => serve(args, cancel));

        // An argument such as @course is a path, not a file of arguments.
        var result = root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var command = result.CommandResult.Command;
        if (command == root && result.Action is HelpAction)
            return RootHelp.Write(root, output);
        if (command == root && result.UnmatchedTokens is [var word, ..] && !IsSetting(word))
            return await Refuse(error, [$"“{word}” is no command. There are: "
                + $"{string.Join(", ", root.Subcommands.Select(known => known.Name))}."], "QuizBot --help");
        if (command != root && result.Action is not HelpAction && (result.Errors.Count > 0 || result.UnmatchedTokens.Count > 0))
            return await Refuse(error, [.. result.Errors.Select(wrong => wrong.Message), .. result.UnmatchedTokens.Select(extra =>
                $"“{extra}” is too much for {command.Name}.")], $"QuizBot {Name(result.CommandResult)} --help");
        return await result.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    /// <summary>The command with those it is under, as a person types it.</summary>
    private static string Name(CommandResult result) =>
        result.Parent is CommandResult { Parent: not null } parent ? $"{Name(parent)} {result.Command.Name}" : result.Command.Name;

    private static bool IsSetting(string word) => word[0] is '-' or '/' || word.Contains('=', StringComparison.Ordinal);

    private static async Task<int> Refuse(TextWriter error, IEnumerable<string> messages, string help)
    {
        foreach (var message in messages)
            await error.WriteLineAsync(message);
        await error.WriteLineAsync($"{help} says more.");
        return WrongUse;
    }
}
