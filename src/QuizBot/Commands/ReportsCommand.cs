using System.CommandLine;
using System.Globalization;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage;

namespace QuizBot.Commands;

/// <summary><c>QuizBot reports</c>: what people said about cards and explanations. Takes settings, such as <c>--Storage:Path</c>.</summary>
internal static class ReportsCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var format = new FormatOption();
        var command = new Command(
            "reports", "Print what people said about explanations, newest first. Takes settings, such as --Storage:Path.")
        {
            format,
        };
        command.SetAction((result, cancel) => RunAsync(
            settings, result.GetValue(format), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<string> settings, Format format, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        try
        {
            var storage = StorageOptions.Read(CommandSettings.Read(settings));
            if (string.Equals(storage.Provider, StorageOptions.Sqlite, StringComparison.OrdinalIgnoreCase) && !File.Exists(storage.Path))
            {
                await error.WriteLineAsync(
                    $"There is no database {Path.GetFullPath(storage.Path)}. "
                    + "Name the bot's own with --Storage:Path, or say this in the folder that the bot runs in.");
                return CommandLine.WrongUse;
            }

            var store = await StoreFactory.CreateAsync(storage, credential: null, cancel, alone: false);
            await using var _ = (IAsyncDisposable)store;
            Print(await new ReportBook(store).ReadAsync(cancel), format, output, error);
            return CommandLine.Fine;
        }
        catch (Exception problem)
            when (problem is StoreUnavailableException or InvalidOperationException or ArgumentException or FormatException)
        {
            await error.WriteLineAsync(problem.Message);
            return CommandLine.WrongUse;
        }
    }

    private static void Print(IReadOnlyList<Report> reports, Format format, TextWriter output, TextWriter error)
    {
        if (format == Format.Json)
        {
            Json.Write(output, reports, CommandJson.Readable.IReadOnlyListReport);
            return;
        }

        if (reports.Count == 0)
            error.WriteLine("Nobody has said anything yet.");
        foreach (var report in reports)
        {
            var found = report.Good switch { true => "good", false => "not good", null => "wrong" };
            var at = report.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            output.WriteLine($"{at}  {report.About ?? "an explanation"}: {found}");
            if (report.Text.Length > 0)
                output.WriteLine($"  {report.Text}");
        }
    }
}
