using System.CommandLine;
using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using Command = System.CommandLine.Command;
using QuizBot.Courses;

namespace QuizBot.Commands;

/// <summary><c>QuizBot explain "question"</c>: answers from the notes, and with <c>--why</c> says how the answer was chosen.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var question = new Argument<string>("question") { Description = "What you want to know, in your own words." };
        var folder = new Option<string>("--course") { Description = "A folder of notes, or one note; the course that ships without it.", HelpName = "folder" };
        var why = new Option<bool>("--why") { Description = "Say how the answer was chosen." };
        var format = new FormatOption();
        var command = new Command("explain", "Answer a question from the notes.") { question, folder, why, format };
        command.SetAction(result => Run(
            result.GetRequiredValue(question), result.GetValue(folder) ?? new CourseOptions().Folder, result.GetValue(why), result.GetValue(format), result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string question, string folder, bool why, Format format, TextWriter output, TextWriter error)
    {
        if (!NoteCommand.Exists(folder, error))
            return CommandLine.WrongUse;
        var explainer = new Explainer(CourseFolder.Read(folder, null));
        var answer = explainer.Answer(question, trace: why);
        if (format == Format.Json)
        {
            Json.Write(output, ShownAnswer.From(explainer, answer), CommandJson.Readable.ShownAnswer);
            return CommandLine.Fine;
        }

        ViewText.Write(ExplainView.Of(explainer, answer, question), output);
        if (answer.Why.Count > 0)
            output.WriteLine();
        foreach (var line in answer.Why)
            output.WriteLine(line);
        return CommandLine.Fine;
    }
}
