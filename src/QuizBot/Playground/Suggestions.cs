namespace QuizBot.Playground;

/// <summary>What the page offers to someone who types: the commands, and the terms of the course.</summary>
internal sealed class Suggestions(Func<IReadOnlyList<string>> terms)
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

    public IReadOnlyList<Suggestion> All
    {
        get
        {
            var named = terms().Take(MostTerms).ToList();
            return
            [
                .. Commands,
                .. named.Select(term => new Suggestion("explain " + term, "what the notes say")),
                .. named.Select(term => new Suggestion("quiz " + term, "cards about it")),
            ];
        }
    }
}
