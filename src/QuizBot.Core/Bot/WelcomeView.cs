using QuizBot.Core.Bot.Quiz;
using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot;

/// <summary>What people see first, and when they ask for help.</summary>
internal static class WelcomeView
{
    private static readonly Dictionary<CommandGroup, string> Groups = new()
    {
        [CommandGroup.Study] = "Study",
        [CommandGroup.Ask] = "Ask",
        [CommandGroup.Together] = "Together, in a room",
        [CommandGroup.Yours] = "Your settings and data",
    };

    public static View Welcome(Library library, Turn turn)
    {
        var course = library.Course;
        var size = $"{Wording.Count(library.Deck.Cards.Count, "card")} on {Wording.Count(course.Notes.Count, "topic")}";
        var isPersonal = turn.RoomKind == RoomKind.Personal;
        var opening = isPersonal
            ? $"I am your study partner for {course.Title}: {size}. I ask, I explain what you ask, "
                + "and I bring each card back just before you would forget it."
            : $"I bring this room together around {course.Title}: {size}. "
                + "Everyone answers in private; the card shows only how many were right.";
        var day = isPersonal
            ? $"A day takes about {Wording.Count(Sitting.Minutes(Sitting.Usual), "minute")}: what is due, "
                + $"and up to {LearnerProfile.UsualNewPerDay} new cards. Start with {Sitting.Lesson} easy ones."
            : "Start with one card for everybody, or with a match of ten.";
        var ask = Example(library) is { } term
            ? $"You can also just ask: “what is {term.Name}?”"
            : "Say “help” to see what else I understand.";
        var help = Buttons.Say("Help", Commands.Help);
        return new()
        {
            Title = "Hello, I am QuizBot",
            Blocks = [new TextBlock(opening), new TextBlock(day), new TextBlock(ask, Tone.Subtle)],
            Actions = isPersonal
                ? [Buttons.Quiz($"Try {Sitting.Lesson} cards"), Buttons.Say("Topics", Commands.TopicList), help]
                : [Buttons.Quiz("A card for everybody"), Buttons.Say("A match of ten", $"{Commands.Quiz} 10"), help],
            Fallback = $"{opening} {day}",
        };
    }

    public static View Help(Library library) => new()
    {
        Title = "What you can say",
        Blocks =
        [
            new TextBlock(
                "I study with you from a folder of notes in Markdown. Send notes of your own to whoever runs me; "
                + "I ask about a new one as soon as it is there.",
                Tone.Subtle),
            .. Commands.All.GroupBy(command => command.Group).OrderBy(group => group.Key).SelectMany(group => (Block[])
            [
                new TextBlock(Groups[group.Key], Tone.Heading),
                new FactsBlock([.. group.Select(command => new Fact(command.Usage, command.Help))]),
            ]),
        ],
        Actions =
        [
            Buttons.Quiz("Quiz me"),
            .. Example(library) is { } term ? (ViewAction[])[Buttons.Say($"What is {term.Name}?", $"what is {term.Name}?")] : [],
            Buttons.Say("Leaderboard", Commands.Leaderboard),
            Buttons.Say("Settings", Commands.Settings),
        ],
        Fallback = "You can say: " + string.Join("; ", Commands.All.Select(command => $"{command.Name} ({command.Help})")) + ".",
    };

    private static Term? Example(Library library) => library.Course.Notes.SelectMany(note => note.Terms).FirstOrDefault();
}
