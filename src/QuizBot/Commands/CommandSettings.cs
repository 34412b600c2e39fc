using QuizBot.Settings;

namespace QuizBot.Commands;

/// <summary>The settings of a command, from where the bot itself takes them: files, environment, command line.</summary>
internal static class CommandSettings
{
    /// <exception cref="InvalidOperationException">A setting would do nothing; the message says which and what was meant.</exception>
    public static IConfiguration Read(IReadOnlyList<string> settings)
    {
        var configuration = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = [.. settings], ContentRootPath = AppContext.BaseDirectory }).Configuration;
        string[] problems = [.. SettingsCheck.Arguments(settings), .. SettingsCheck.Configuration(configuration)];
        return problems.Length == 0 ? configuration : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }
}
