using System.CommandLine;
using QuizBot.Commands.Shown;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;
using QuizBot.Courses;
using QuizBot.Storage;

namespace QuizBot.Commands;

/// <summary>
/// <c>QuizBot unanswered</c>: what people asked and the notes did not answer, so that authors can write it; deletes by age.
/// </summary>
internal static class UnansweredCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var delete = new Option<int?>("--delete-older-than")
        {
            Description = "Delete questions older than so many days first; 0 deletes all.",
            HelpName = "days",
        };
        var format = new FormatOption();
        var command = new Command(
            "unanswered",
            "Say what people asked and the notes did not answer. Nobody knows who asked. Takes settings, such as --Storage:Path.")
        {
            delete, format,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                var configuration = CommandSettings.Read(settings);
                var course = CourseFolder.Read(CourseOptions.Read(configuration).Folder, null);
                var store = await StoreFactory.CreateAsync(StorageOptions.Read(configuration), null, cancel);
                await using var open = (IAsyncDisposable)store;
                UnansweredQuestions questions = new(store);
                if (parsed.GetValue(delete) is { } days)
                    await DeleteAsync(questions, course, days, error, cancel);
                Write(await questions.AllAsync(course.Id, cancel), course, parsed.GetValue(format), output, error);
                return CommandLine.Fine;
            }
            catch (Exception problem) when (problem is StoreUnavailableException or InvalidOperationException)
            {
                await error.WriteLineAsync(problem.Message);
                return problem is InvalidOperationException ? CommandLine.WrongUse : CommandLine.HasErrors;
            }
        });
        return command;
    }

    private static async Task DeleteAsync(
        UnansweredQuestions questions, Course course, int days, TextWriter error, CancellationToken cancel)
    {
        if (days < 0)
            throw new InvalidOperationException("--delete-older-than takes a number of days, 0 or more.");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var deleted = await questions.DeleteBeforeAsync(course.Id, today.AddDays(1 - days), cancel);
        await error.WriteLineAsync($"{Wording.Count(deleted, "question")} deleted.");
    }

    private static string Offered(ShownUnanswered question) =>
        question.Offered.Count == 0 ? "" : $"  (offered: {Wording.List(question.Offered)})";

    /// <summary>The same words are one question; the most frequent ones first.</summary>
    private static void Write(IReadOnlyList<UnansweredQuestion> all, Course course, Format format, TextWriter output, TextWriter error)
    {
        List<ShownUnanswered> shown =
        [
            .. all.GroupBy(question => question.Said)
                .Select(same => new ShownUnanswered(same.Last().Text, same.Count(), same.Last().Date, [.. same.Last().Offered]))
                .OrderByDescending(question => question.Times).ThenByDescending(question => question.Last, StringComparer.Ordinal),
        ];
        if (format == Format.Json)
            Json.Write(output, shown, CommandJson.Readable.ListShownUnanswered);
        else
            shown.ForEach(question => output.WriteLine($"{question.Times,4}  {question.Last}  {question.Question}{Offered(question)}"));
        error.WriteLine(shown.Count == 0
            ? $"{course.Title}: every question was answered."
            : $"{course.Title}: {Wording.Count(shown.Count, "question")} without an answer.");
    }
}
