namespace QuizBot.Core.Chat;

/// <summary>Every verb a button can have. Each has a handler in the router; a test holds the two together.</summary>
public static class Verbs
{
    public const string Answer = "answer";
    public const string Show = "show";
    public const string Grade = "grade";
    public const string Next = "next";
    public const string Quiz = "quiz";
    public const string Explain = "explain";
    public const string Reveal = "reveal";

    /// <summary>To play along in a match.</summary>
    public const string Join = "join";

    /// <summary>Where whoever presses stands in a match.</summary>
    public const string Place = "place";
    public const string Say = "say";
    public const string Settings = "settings";
    public const string Delete = "delete";

    /// <summary>Something done with a card that was answered.</summary>
    public const string Card = "card";

    /// <summary>Brings the cards about what was explained among those that come next.</summary>
    public const string Remember = "remember";

    /// <summary>Puts a question that the notes do not answer to the learner's study channel.</summary>
    public const string AskRoom = "ask-room";

    /// <summary>Answers somebody who asks to be study buddies.</summary>
    public const string Buddy = "buddy";

    public static IReadOnlyList<string> All { get; } =
        [Answer, Show, Grade, Next, Quiz, Explain, Reveal, Join, Place, Say, Settings, Delete, Card, Remember, AskRoom, Buddy];
}
