using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot;

/// <summary>What people see first, and when they ask for help.</summary>
internal static class WelcomeView
{
    public static View Welcome(Library library, Turn turn)
    {
        string opening = turn.RoomKind == RoomKind.Personal
            ? $"I help you remember {library.Course.Title}: a few cards a day, in the order that your memory needs them."
            : $"I bring this room together around {library.Course.Title}. Everyone answers in private; the card shows only how many were right.";
        string ask = library.Course.Notes.SelectMany(note => note.Terms).FirstOrDefault() is { } term ? $"ask “what is {term.Name}?”" : "say “help”";
        return new()
        {
            Title = "Hello, I am QuizBot",
            Blocks = [new TextBlock(opening), new TextBlock($"Three things to try: say “quiz”, say “topics”, or {ask}.")],
            Actions = [Buttons.Quiz("Start a quiz"), Buttons.Say("Topics", Commands.TopicList), Buttons.Say("Help", Commands.Help)],
            Fallback = opening + " Say “quiz” to start.",
        };
    }

    public static View Help() => new()
    {
        Title = "What you can say",
        Blocks = [new FactsBlock([.. Commands.All.Select(command => new Fact(command.Usage, command.Help))])],
        Actions = [Buttons.Quiz("Start a quiz"), Buttons.Say("Topics", Commands.TopicList)],
        Fallback = "You can say: " + string.Join("; ", Commands.All.Select(command => $"{command.Name} ({command.Help})")) + ".",
    };
}
