namespace QuizBot.Core.Chat;

/// <summary>Everything people can type. Help, the manifests and the suggestions are made from this list.</summary>
public static class Commands
{
    public const string Help = "help";
    public const string Explain = "explain";
    public const string Quiz = "quiz";
    public const string Next = "next";
    public const string Undo = "undo";
    public const string TopicList = "topics";
    public const string Streak = "streak";
    public const string Stats = "stats";
    public const string Leaderboard = "leaderboard";
    public const string Recap = "recap";
    public const string RoomTimezone = "room timezone";
    public const string Reminder = "reminder";
    public const string Schedule = "schedule";
    public const string Settings = "settings";
    public const string Timezone = "timezone";
    public const string DaysOff = "days off";
    public const string NewCards = "new cards";
    public const string Goal = "streak goal";
    public const string Away = "away";
    public const string Buddy = "buddy";
    public const string Nudge = "nudge";
    public const string Back = "back";
    public const string Export = "export my data";
    public const string Delete = "delete my data";

    public static IReadOnlyList<CommandSpec> All { get; } =
    [
        new(
            CommandGroup.Study, Quiz, "quiz, quiz D1.2, quiz glue or quiz 10",
            "Ask me a question; in a room “quiz 10” and “quiz 10 teams” are matches")
        {
            TakesArgument = true,
            Synonyms = ["start", "start a quiz", "quiz me", "test me", "ask me", "go"],
        },
        new(CommandGroup.Study, Next, "next", "Leave this question and ask another")
        {
            Synonyms = ["skip", "more", "another", "next card"],
        },
        new(CommandGroup.Study, Undo, "undo", "Take back the last answer, within the hour")
        {
            Personal = true,
            Synonyms = ["take it back", "take that back", "take my answer back", "oops"],
        },
        new(CommandGroup.Ask, Explain, "explain glue, or just ask: what does Glue do?", "What the notes say, with its part in the analogy")
        {
            TakesArgument = true,
        },
        new(CommandGroup.Study, TopicList, "topics", "What is due, and how far you are with each topic")
        {
            Synonyms = ["notes", "topic", "home", "today"],
        },
        new(CommandGroup.Study, Streak, "streak", "Days in a row, and what keeps them safe") { Personal = true, Synonyms = ["my streak"] },
        new(CommandGroup.Study, Stats, "stats", "The last 12 weeks and what you remember")
        {
            Personal = true,
            Synonyms = ["my stats", "statistics", "progress"],
        },
        new(
            CommandGroup.Together, Leaderboard, "leaderboard, or leaderboard off",
            "This week's points in this room; “off” keeps you unnamed")
        {
            TakesArgument = true,
            Synonyms = ["scores", "ranking"],
        },
        new(CommandGroup.Together, Recap, "recap, or recap off", "This room's week; it also comes on Mondays") { TakesArgument = true },
        new(CommandGroup.Yours, Reminder, "reminder 21:00, or reminder off", "Before a streak ends in the evening")
        {
            TakesArgument = true,
            Personal = true,
            Synonyms = ["reminders"],
        },
        new(
            CommandGroup.Together, Schedule, "schedule weekdays 09:00 Europe/Berlin",
            "A card here at set times, or “schedule fri 16:00 match 10”; “schedule off” ends it")
        {
            TakesArgument = true,
            Synonyms = ["my schedule", "schedules"],
        },
        new(CommandGroup.Together, Buddy, "buddy @name, or buddy off", "Study in step with somebody, who has to agree")
        {
            TakesArgument = true,
            NamesPerson = true,
            Synonyms = ["study buddy", "my buddy", "my study buddy"],
        },
        new(CommandGroup.Together, Nudge, "nudge", "A kind word to your study buddy, once a day")
        {
            Personal = true,
            Synonyms = ["nudge my buddy", "buddy nudge"],
        },
        new(CommandGroup.Yours, Settings, "settings", "All of your settings on one card")
        {
            Personal = true,
            Synonyms = ["my settings", "preferences", "options"],
        },
        new(CommandGroup.Yours, Timezone, "timezone Europe/Berlin", "When your day starts; “timezone auto” follows your chat")
        {
            TakesArgument = true,
            Personal = true,
            Synonyms = ["time zone"],
        },
        new(CommandGroup.Yours, DaysOff, "days off weekends", "Days that do not count against a streak")
        {
            TakesArgument = true,
            Personal = true,
        },
        new(CommandGroup.Yours, NewCards, "new cards 15", "How many new cards a day at most")
        {
            TakesArgument = true,
            Personal = true,
        },
        new(CommandGroup.Yours, Goal, "streak goal 30, or streak goal off", "How many days in a row you aim for")
        {
            TakesArgument = true,
            Personal = true,
        },
        new(
            CommandGroup.Yours, Away, "away until 12 Jan, or away 2 weeks",
            "Cards, reminders and your streak rest while you are away")
        {
            TakesArgument = true,
            Personal = true,
            Synonyms = ["holiday", "vacation"],
        },
        new(CommandGroup.Yours, Back, "back", "You are here again before that")
        {
            Personal = true,
            Synonyms = ["i am back", "i'm back", "im back"],
        },
        new(CommandGroup.Together, RoomTimezone, "room timezone Europe/Berlin", "When this room's week begins")
        {
            TakesArgument = true,
            Synonyms = ["room time zone"],
        },
        new(CommandGroup.Yours, Export, "export my data", "Everything kept about you, as JSON")
        {
            Personal = true,
            Synonyms = ["export", "export data", "my data"],
        },
        new(CommandGroup.Yours, Delete, "delete my data", "Forget everything about you")
        {
            Personal = true,
            Synonyms = ["delete data", "forget me"],
        },
        new(CommandGroup.Ask, Help, "help", "This list") { Synonyms = ["?", "commands", "what can you do"] },
    ];
}

/// <summary>One thing people can type.</summary>
/// <param name="Group">Where help shows it.</param>
/// <param name="Name">The first word or words, lower case; what the parser looks for.</param>
/// <param name="Usage">How to write it, with an example argument.</param>
/// <param name="Help">What it does, in a few words.</param>
public sealed record CommandSpec(CommandGroup Group, string Name, string Usage, string Help)
{
    /// <summary>Other words for it that take no argument.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>True when something may follow the name.</summary>
    public bool TakesArgument { get; init; }

    /// <summary>
    /// True when somebody is named after it, often by a mention. Only then is it worth asking a channel who is mentioned.
    /// </summary>
    public bool NamesPerson { get; init; }

    /// <summary>True when the reply is for the person alone, also in a channel.</summary>
    public bool Personal { get; init; }
}

/// <summary>What a command is for, in the order in which help shows them.</summary>
public enum CommandGroup
{
    Study,
    Ask,
    Together,
    Yours,
}
