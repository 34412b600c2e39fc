using System.CommandLine;
using QuizBot.Commands.Shown;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
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
        var words = new Option<bool>("--words")
        {
            Description = "Print what people meant by their questions as lines for the course's words.md.",
        };
        var format = new FormatOption();
        var command = new Command(
            "unanswered",
            "Say what people asked and the notes did not answer. Nobody knows who asked. Takes settings, such as --Storage:Path.")
        {
            delete, words, format,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            try
            {
                if (parsed.GetValue(words) && parsed.GetValue(format) == Format.Json)
                    throw new InvalidOperationException("--words prints Markdown: leave --format away.");
                var configuration = CommandSettings.Read(settings);
                var course = CourseFolder.Read(CourseOptions.Read(configuration).Folder, null);
                var store = await StoreFactory.CreateAsync(StorageOptions.Read(configuration), null, cancel);
                await using var open = (IAsyncDisposable)store;
                UnansweredQuestions questions = new(store);
                if (parsed.GetValue(delete) is { } days)
                    await DeleteAsync(questions, course, days, error, cancel);
                var all = await questions.AllAsync(course.Id, cancel);
                if (parsed.GetValue(words))
                    WriteWords(all, course, output, error);
                else
                    Write(all, course, parsed.GetValue(format), output, error);
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

    /// <param name="same">Oldest first.</param>
    private static ShownUnanswered Shown(List<UnansweredQuestion> same) => new(
        same[^1].Text, same.Count, same[^1].Date, same.FindLast(question => question.Meant is not null)?.Meant);

    private static string Meant(ShownUnanswered question) => question.Meant is { } meant ? $"  (meant: {meant})" : "";

    /// <summary>As they stand in words.md: who writes the notes looks at them and adds those that are right.</summary>
    private static void WriteWords(IReadOnlyList<UnansweredQuestion> all, Course course, TextWriter output, TextWriter error)
    {
        Explainer explainer = new(course);
        List<string> lines =
        [
            .. all.Where(question => question.Meant is not null)
                .GroupBy(question => explainer.Find(question.Meant!))
                .Where(same => same.Key is not null)
                .Select(same => (Name: NameOf(explainer, same.Key!), Phrases: same.DistinctBy(question => question.Said).Select(Phrase)))
                .Select(same => $"* **{same.Name}:** {string.Join("; ", same.Phrases)}"),
        ];
        if (lines.Count > 0)
            output.WriteLine(CourseWords.DescribedAs);
        lines.ForEach(output.WriteLine);
        error.WriteLine(lines.Count == 0
            ? $"{course.Title}: nobody has taken anything that was offered."
            : "Look at these, and add to words.md beside the notes what is right. The bot then knows these things by these words.");
    }

    /// <summary>Its name, or its key where that name leads to something else.</summary>
    private static string NameOf(Explainer explainer, Entry entry) =>
        explainer.Called(entry.Name) == entry && !entry.Name.Contains('*', StringComparison.Ordinal) ? entry.Name : entry.Key;

    /// <summary>Without what would end it there.</summary>
    private static string Phrase(UnansweredQuestion question) => question.Text.Replace(';', ',').TrimEnd('?', '.', '!', ' ');

    /// <summary>The same words are one question; the most frequent ones first.</summary>
    private static void Write(IReadOnlyList<UnansweredQuestion> all, Course course, Format format, TextWriter output, TextWriter error)
    {
        List<ShownUnanswered> shown =
        [
            .. all.GroupBy(question => question.Said)
                .Select(same => Shown([.. same]))
                .OrderByDescending(question => question.Times).ThenByDescending(question => question.Last, StringComparer.Ordinal),
        ];
        if (format == Format.Json)
            Json.Write(output, shown, CommandJson.Readable.ListShownUnanswered);
        else
            shown.ForEach(question => output.WriteLine($"{question.Times,4}  {question.Last}  {question.Question}{Meant(question)}"));
        error.WriteLine(shown.Count == 0
            ? $"{course.Title}: every question was answered."
            : $"{course.Title}: {Wording.Count(shown.Count, "question")} without an answer.");
    }
}
