using QuizBot.Core.Chat;

namespace QuizBot.Playground;

/// <summary>What the page offers to someone who types: the commands, and quizzes about the terms of the course.</summary>
internal sealed class Suggestions(Func<IReadOnlyList<string>> terms)
{
    private const int MostTerms = 500;

    public IReadOnlyList<Suggestion> All =>
    [
        .. Core.Chat.Commands.All.Select(command => new Suggestion(Example(command), command.Help)),
        .. terms().Take(MostTerms).Select(term => new Suggestion($"{Core.Chat.Commands.Quiz} {term}", "Questions about it")),
    ];

    /// <summary>The usage where that is one thing to type, such as "timezone Europe/Berlin"; where it lists several, the name.</summary>
    private static string Example(CommandSpec command) =>
        command.Usage.Contains(',', StringComparison.Ordinal) ? command.Name : command.Usage;
}
