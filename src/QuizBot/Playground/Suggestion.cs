namespace QuizBot.Playground;

/// <summary>Something to type, and what comes of it.</summary>
internal sealed record Suggestion(string Text, string Hint)
{
    private const int MostTerms = 200;

    private static readonly Suggestion[] Commands =
    [
        new("quiz", "start with the cards that are due"),
        new("next", "the next card"),
        new("help", "what I can do"),
        new("topics", "the notes, and how well you know them"),
        new("streak", "your days in a row"),
        new("stats", "your last 12 weeks"),
        new("leaderboard", "this week in the study group"),
        new("explain the analogy", "the story behind the note"),
        new("data drift vs model drift", "two terms side by side"),
        new("who is the supervisor?", "a role of the story"),
        new("schedule weekdays 09:00 Europe/Berlin", "a card every working morning"),
        new("schedule", "what is planned here"),
        new("schedule off", "no more planned cards"),
        new("timezone Europe/Berlin", "when your day begins"),
        new("export my data", "everything I keep about you"),
        new("delete my data", "asks first, then forgets you"),
    ];

    public static IReadOnlyList<Suggestion> For(IReadOnlyList<string> terms) =>
    [
        .. Commands,
        .. terms.Take(MostTerms).Select(term => new Suggestion("explain " + term, "what the notes say")),
        .. terms.Take(MostTerms).Select(term => new Suggestion("quiz " + term, "cards about it")),
    ];
}
