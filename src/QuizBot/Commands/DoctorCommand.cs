using System.CommandLine;
using QuizBot.Core.Text;
using QuizBot.Doctor;

namespace QuizBot.Commands;

/// <summary><c>QuizBot doctor</c>: says what would keep the bot from working, and how to mend it. Exits with 1 if anything would.</summary>
internal static class DoctorCommand
{
    public static Command Create(IReadOnlyList<string> settings)
    {
        var format = new FormatOption();
        var manifest = new Option<string?>("--manifest")
        {
            Description = "A Teams package to hold against the settings, such as "
            + "quizbot.zip"
        };
        var command = new Command("doctor", "Check settings, store, tokens, course, clock, address and certificates. "
            + "Takes settings, such as --Course:Path.") { manifest, format };
        command.SetAction(async (parsed, cancel) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            List<Diagnosis> found = [];
            try
            {
                var configuration = CommandSettings.Read(settings);
                found.Add(new("settings", "all known", null));
                await foreach (var diagnosis in new Examination(configuration, parsed.GetValue(manifest)).RunAsync(cancel))
                    found.Add(diagnosis);
            }
            catch (InvalidOperationException problem)
            {
                found.Add(new("settings", "not fit", problem.Message));
            }

            if (parsed.GetValue(format) == Format.Json)
                Json.Write(output, found, CommandJson.Readable.ListDiagnosis);
            else
                found.ForEach(diagnosis => output.WriteLine(diagnosis.Problem is null
                    ? $"well      {diagnosis.Check}: {diagnosis.State}"
                    : $"to mend   {diagnosis.Check}: {diagnosis.Problem}"));
            var wrong = found.Count(diagnosis => diagnosis.Problem is not null);
            await error.WriteLineAsync(wrong == 0 ? "All is well." : $"{Wording.Count(wrong, "thing")} to mend.");
            return wrong == 0 ? CommandLine.Fine : CommandLine.HasErrors;
        });
        return command;
    }
}
