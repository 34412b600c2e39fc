using System.CommandLine;
using QuizBot.Core.Cards;
using QuizBot.Core.Cards.Grading;
using QuizBot.Core.Notes;
using Command = System.CommandLine.Command;

namespace QuizBot.Commands.Study;

/// <summary>
/// <c>QuizBot grade --answer "Amazon S3" "simple storage service"</c>: says what a typed answer would count as, so that authors can try
/// what people write.
/// </summary>
internal static class GradeCommand
{
    public static Command Create(TextReader input)
    {
        var said = new Argument<string[]>("said")
        {
            Description = "What people might type; "
            + "without it, one answer a line from standard input.",
            Arity = ArgumentArity.ZeroOrMore
        };
        var answer = new Option<string>("--answer") { Description = "The right answer.", HelpName = "text", Required = true };
        var accept = Several("--accept", "What is right as well; may come again.");
        var reject = Several("--reject", "What is another answer, however near it is; may come again.");
        var folder =
            new Option<string>("--course") { Description = "A folder of notes: what they name is another answer.", HelpName = "folder" };
        var format = new FormatOption();
        var command = new Command("grade", "Say what a typed answer would count as.") { said, answer, accept, reject, folder, format };
        command.SetAction(result =>
        {
            var card = new Flashcard
            {
                Id = "grade/1",
                NoteId = "grade",
                Kind = FlashcardKind.Typed,
                Prompt = "",
                Answer = result.GetRequiredValue(answer),
                Accept = result.GetValue(accept) ?? [],
                Reject = result.GetValue(reject) ?? [],
                Line = 1,
            };
            var (output, error) = (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
            if (result.GetValue(folder) is { } path)
            {
                if (!NoteCommand.Exists(path, error))
                    return CommandLine.WrongUse;
                card = Deck.Build(CourseFolder.Read(path, null)).Among(card);
            }

            var lines = result.GetValue(said) is { Length: > 0 } given ? given : Lines(input);
            Write(lines.Select(line => GradedAnswer.Of(card, line)), result.GetValue(format), output);
            return CommandLine.Fine;
        });
        return command;
    }

    private static Option<string[]> Several(string name, string description) =>
        new(name) { Description = description, HelpName = "text", Arity = ArgumentArity.ZeroOrMore };

    private static IEnumerable<string> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
            yield return line;
    }

    private static void Write(IEnumerable<GradedAnswer> answers, Format format, TextWriter output)
    {
        if (format == Format.Json)
        {
            Json.Write(output, [.. answers], CommandJson.Readable.IReadOnlyListGradedAnswer);
            return;
        }

        foreach (var graded in answers)
            output.WriteLine($"{graded.Verdict,-9}  {graded.Said}{(graded.Remark is null ? "" : $"  ({graded.Remark})")}");
    }
}

/// <param name="Said">What was typed.</param>
/// <param name="Verdict">"right", "wrong", or "no answer" for what does not count.</param>
/// <param name="Remark">What the learner is told besides; null for nothing.</param>
internal sealed record GradedAnswer(string Said, string Verdict, string? Remark)
{
    public static GradedAnswer Of(Flashcard card, string said)
    {
        var verdict = Grader.GradeSaid(card, said);
        return new(said, !verdict.Counts ? "no answer" : verdict.Correct ? "right" : "wrong", verdict.Remark);
    }
}
