using System.CommandLine;

namespace QuizBot.Commands;

/// <summary><c>QuizBot health</c>: asks a bot that runs whether it can answer people. For containers, which have no curl.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var url =
            new Option<Uri>("--url") { Description = "Where the bot listens", DefaultValueFactory = _ => new Uri("http://localhost:3978") };
        var command = new Command("health", "Ask the bot on this machine whether it is ready. Exits with 1 if it is not.") { url };
        command.SetAction(async (parsed, cancel) =>
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
            try
            {
                using var answer = await http.GetAsync(new Uri(parsed.GetRequiredValue(url), "/health/ready"), cancel);
                await parsed.InvocationConfiguration.Output.WriteAsync(await answer.Content.ReadAsStringAsync(cancel));
                return answer.IsSuccessStatusCode ? CommandLine.Fine : CommandLine.HasErrors;
            }
            catch (Exception problem)
                when (problem is HttpRequestException or OperationCanceledException or InvalidOperationException or NotSupportedException)
            {
                await parsed.InvocationConfiguration.Error
                    .WriteLineAsync($"Nothing answers at {parsed.GetRequiredValue(url)}: {problem.Message}");
                return CommandLine.HasErrors;
            }
        });
        return command;
    }
}
