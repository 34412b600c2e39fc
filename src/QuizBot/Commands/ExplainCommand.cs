using System.CommandLine;
using Command = System.CommandLine.Command;
using QuizBot.Commands.Shown;
using QuizBot.Core.Bot.Explaining;
using QuizBot.Core.Explain;
using QuizBot.Core.Notes;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Courses;
using QuizBot.Explaining;

namespace QuizBot.Commands;

/// <summary><c>QuizBot explain "question"</c>: answers from the notes, and with <c>--why</c> says how the answer was chosen.</summary>
internal static class ExplainCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var question = new Argument<string>("question") { Description = "What you want to know, in your own words." };
        var folder = new Option<string>("--course")
        {
            Description = "A folder of notes, or one note; "
            + "the course that ships without it.",
            HelpName = "folder"
        };
        var why = new Option<bool>("--why") { Description = "Say how the answer was chosen." };
        var format = new FormatOption();
        var command = new Command("explain", "Answer a question from the notes. Takes settings, such as --Explain:Model.")
        {
            question, folder, why, format,
        };
        command.SetAction(result =>
        {
            var error = result.InvocationConfiguration.Error;
            var path = result.GetValue(folder) ?? new CourseOptions().Folder;
            if (!NoteCommand.Exists(path, error))
                return CommandLine.WrongUse;
            try
            {
                var explainer = new Explainer(CourseFolder.Read(path, null));
                using var encoder = Learn(explainer, ExplainOptions.Read(CommandSettings.Read(settings)), error);
                var output = result.InvocationConfiguration.Output;
                return Run(explainer, result.GetRequiredValue(question), result.GetValue(why), result.GetValue(format), output);
            }
            catch (InvalidOperationException problem)
            {
                error.WriteLine(problem.Message);
                return CommandLine.WrongUse;
            }
        });
        return command;
    }

    /// <summary>Where there is no model, or it cannot be used, the answer goes by names and words.</summary>
    /// <returns>What the explainer asks from now on; disposed when all is answered.</returns>
    private static IDisposable? Learn(Explainer explainer, ExplainOptions options, TextWriter error)
    {
        try
        {
            if (Encoders.Load(options) is not { } encoder)
                return null;
            using var kept = KeptVectors.Open(options.Vectors, encoder);
            if (kept.Count == 0)
                error.WriteLine("Learning what the notes mean; the next time it is known.");
            explainer.Learn(encoder, kept, CancellationToken.None);
            return encoder as IDisposable;
        }
        catch (InvalidOperationException problem)
        {
            error.WriteLine(problem.Message);
            return null;
        }
    }

    private static int Run(Explainer explainer, string question, bool why, Format format, TextWriter output)
    {
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
