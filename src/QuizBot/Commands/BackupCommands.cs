using System.CommandLine;
using System.Globalization;
using QuizBot.Backup;
using QuizBot.Core.Stores;
using QuizBot.Storage;

namespace QuizBot.Commands;

/// <summary><c>QuizBot backup</c> and <c>QuizBot restore</c>: all that is kept, as JSON lines, between stores of either kind.</summary>
internal static class BackupCommands
{
    public static Command Backup(IReadOnlyList<string> settings) => Create(
        "backup",
        "Write all that is kept into a file. Goes on with a file that was cut off. Works while the bot runs.",
        "The file to write, such as quizbot.jsonl",
        settings,
        alone: false,
        async (store, file, error, cancel) =>
        {
            var rows = await new BackupWriter((IRowScan)store, file, rows => error.WriteLine($"{Number(rows)} rows")).WriteAsync(cancel);
            await error.WriteLineAsync($"{file} holds all {Number(rows)} rows. It has everything in it: keep it as you keep the database.");
        });

    public static Command Restore(IReadOnlyList<string> settings) => Create(
        "restore",
        "Bring a backup into an empty store. Goes on where it was cut off.",
        "The file that backup wrote",
        settings,
        alone: true,
        async (store, file, error, cancel) =>
        {
            var rows = await new BackupReader(store, (IRowScan)store, file, (done, all) =>
                error.WriteLine($"{Number(done)} of {Number(all)} rows")).ReadAsync(cancel);
            await error.WriteLineAsync($"All {Number(rows)} rows are back.");
        });

    private static Command Create(
        string name, string description, string file, IReadOnlyList<string> settings, bool alone,
        Func<IEntityStore, string, TextWriter, CancellationToken, Task> run)
    {
        var path = new Argument<string>("file") { Description = file };
        var command = new Command(name, $"{description} Takes settings, such as --Storage:Path.") { path };
        command.SetAction(async (parsed, cancel) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            try
            {
                var options = StorageOptions.Read(CommandSettings.Read(settings));
                var store = await StoreFactory.CreateAsync(options, null, cancel, alone);
                await using var open = (IAsyncDisposable)store;
                await run(store, parsed.GetRequiredValue(path), error, cancel);
                return CommandLine.Fine;
            }
            catch (Exception problem) when (problem is BackupException or StoreUnavailableException or InvalidOperationException
                or IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync(problem.Message);
                return problem is BackupException or InvalidOperationException ? CommandLine.WrongUse : CommandLine.HasErrors;
            }
        });
        return command;
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
