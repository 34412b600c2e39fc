using System.Globalization;
using System.Text;
using QuizBot.Core.Views;

namespace QuizBot.Edge.Tests.Playground;

/// <summary>What <see cref="ScriptedBot"/> shows: every block, tone and way to pick.</summary>
internal static class ScriptedViews
{
    public static View Question { get; } = new()
    {
        Title = "Who cleans the market research before anyone trains on it?",
        Fallback = "Who cleans the market research before anyone trains on it?",
        Blocks =
        [
            new TextBlock("D1.2 ML Lifecycle · Data Preparation", Tone.Subtle),
            new ChoiceBlock("answer", "Pick one", [new("a", "Amazon S3"), new("b", "AWS Glue"), new("c", "Amazon Augmented AI (A2I)"), new("d", "Amazon QuickSight")]),
        ],
        Actions =
        [
            new ViewAction(Verbs.Answer, "Check my answer") { Primary = true, Submits = true, Data = new Dictionary<string, string> { ["card"] = "D1.2/aws-glue/role" } },
            new ViewAction(Verbs.Show, "Show answer"),
        ],
    };

    public static View Several { get; } = new()
    {
        Title = "Which stages does Amazon A2I help in?",
        Fallback = "Which stages does Amazon A2I help in?",
        Blocks = [new ChoiceBlock("answer", "Pick all that fit", [new("a", "Data Labeling"), new("b", "Training"), new("c", "Monitoring"), new("d", "Deployment")], Pick.Several)],
        Actions = [new ViewAction(Verbs.Answer, "Check my answer") { Primary = true, Submits = true }],
    };

    public static View Typed { get; } = new()
    {
        Title = "What is it called when a model’s accuracy drops because the world has changed?",
        Fallback = "What is it called when a model’s accuracy drops?",
        Blocks = [new InputBlock("answer", "Your answer", "A term from the note", 120)],
        Actions = [new ViewAction(Verbs.Answer, "Check my answer") { Primary = true, Submits = true }],
    };

    public static View Match { get; } = new()
    {
        Title = "Who is who in the media company?",
        Fallback = "Match each service with its role.",
        Blocks =
        [
            .. new[] { "Amazon S3", "AWS Glue", "Amazon QuickSight" }.Select((service, index) => new ChoiceBlock(
                "match-" + index.ToString(CultureInfo.InvariantCulture), service,
                [new("a", "The Infinite Warehouse"), new("b", "The Data Plumber"), new("c", "The Graphic Designer")], Pick.OneCompact)),
        ],
        Actions = [new ViewAction(Verbs.Answer, "Check my answer") { Primary = true, Submits = true }],
    };

    public static View Stats { get; } = new()
    {
        Title = "Your last 12 weeks",
        Fallback = "You answered 214 cards in 12 weeks, 88% of them right.",
        Blocks =
        [
            new FactsBlock([new("Answered", "214 cards"), new("Right", "88%"), new("Longest streak", "19 days")]),
            new FixedBlock("Days with answers", Calendar()),
            new ProgressBlock("D1.2 ML Lifecycle: 91% likely to be remembered", 91, 100),
            new ProgressBlock("D1.3 Business use cases: 40% likely to be remembered", 40, 100),
        ],
        Actions = [new ViewAction(Verbs.Quiz, "Quiz me on this") { Primary = true }, new ViewAction(Verbs.Say, "My streak") { Data = new Dictionary<string, string> { ["text"] = "streak" } }],
    };

    public static View Leaderboard { get; } = new()
    {
        Title = "This week in the study group",
        Fallback = "Noor leads with 42 points.",
        Blocks =
        [
            new TableBlock(["Place", "Who", "Right", "Streak"], [["1", "Noor", "42", "12 days"], ["2", "Ada", "38", "5 days"], ["3", "Kenji", "35", "31 days"]]),
            new TextBlock("Say “leaderboard off” and your name stays out of it.", Tone.Subtle),
        ],
    };

    public static View Export { get; } = new()
    {
        Title = "Everything I keep about you",
        Fallback = "Here is everything I keep about you.",
        Blocks = [new FixedBlock("Your data", "{\n" + string.Join(",\n", Enumerable.Range(1, 60).Select(card => $"  \"D1.2/Q{card}\": {{ \"stability\": {card}.5, \"due\": \"2026-12-01\" }}")) + "\n}")],
    };

    public static View Help { get; } = new()
    {
        Title = "Hello, I am QuizBot",
        Fallback = "Hello, I am QuizBot. Say quiz to begin.",
        Blocks =
        [
            new TextBlock("I turn your team’s notes into questions, and remember what you know."),
            new TextBlock("Things to say", Tone.Heading),
            new FactsBlock([new("quiz", "the next card for you"), new("explain glue", "what the notes say about it"), new("streak", "how many days in a row")]),
            new TextBlock("One course, 1 note, 34 cards", Tone.Subtle),
        ],
        Actions = [new ViewAction(Verbs.Say, "Start a quiz") { Primary = true, Data = new Dictionary<string, string> { ["text"] = "quiz" } }, new ViewAction(Verbs.Delete, "Delete my data")],
    };

    public static IReadOnlyDictionary<string, View> Named { get; } = new Dictionary<string, View>
    {
        ["hostile"] = new View
        {
            Title = "<img src=x onerror=alert(1)>",
            Fallback = "",
            Blocks = [new TextBlock("<script>alert(1)</script>"), new FixedBlock("<b>", "<style>*{display:none}</style>"), new FactsBlock([new("<i>", "javascript:alert(1)")])],
            Actions = [new ViewAction(Verbs.Next, "\"><script>alert(1)</script>")],
        },
        ["wide"] = new View
        {
            Title = new string('W', 300),
            Fallback = "",
            Blocks =
            [
                new TextBlock(new string('x', 2_000)),
                new TableBlock([.. Enumerable.Range(1, 12).Select(column => $"Column {column}")], [[.. Enumerable.Repeat("a rather long cell", 12)]]),
                new FixedBlock("Wide", new string('-', 400)),
                new FactsBlock([new(new string('L', 200), new string('V', 200))]),
                new ChoiceBlock("answer", new string('Q', 300), [new("a", new string('A', 300))]),
                new ChoiceBlock("one", new string('Q', 300), [new("a", new string('A', 300))], Pick.OneCompact),
            ],
            Actions = [.. Enumerable.Range(0, View.MaxActions).Select(index => new ViewAction(Verbs.Next, new string('B', 75)))],
        },
        ["nothing"] = new View { Fallback = "" },
        ["tones"] = new View
        {
            Title = "How a text can be meant",
            Fallback = "",
            Blocks = [.. Enum.GetValues<Tone>().Select(tone => new TextBlock($"This is {tone}.\nWith a second line.", tone))],
        },
    };

    public static View Line(string text) => new() { Fallback = text, Blocks = [new TextBlock(text)] };

    public static View Graded(string answer) => new()
    {
        Title = answer == "b" ? "Right!" : "Not quite",
        Fallback = "The answer is AWS Glue.",
        Blocks =
        [
            answer == "b" ? new TextBlock("AWS Glue is the Data Plumber.", Tone.Good) : new TextBlock($"You said {answer}. The answer is AWS Glue.", Tone.Bad),
            new TextBlock("It cleans and organizes the raw market research from the Infinite Warehouse.", Tone.Quote),
            new FactsBlock([new("Streak", "5 days"), new("Comes back", "in 3 days")]),
            new ProgressBlock("4 of 12 cards today", 4, 12),
        ],
        Actions = [new ViewAction(Verbs.Next, "Next card") { Primary = true }, new ViewAction(Verbs.Explain, "Explain")],
    };

    public static View Round(int answered) => new()
    {
        Title = "Card of the day",
        Fallback = "Card of the day: which service cleans raw data?",
        Blocks =
        [
            new TextBlock("Which service cleans and transforms raw data?"),
            new ChoiceBlock("answer", "Pick one", [new("a", "Amazon S3"), new("b", "AWS Glue"), new("c", "Amazon QuickSight")]),
            new TextBlock($"{answered} answered", Tone.Subtle),
        ],
        Actions =
        [
            new ViewAction(Verbs.Answer, "Answer") { Primary = true, Submits = true, Data = new Dictionary<string, string> { ["round"] = "r1" } },
            new ViewAction(Verbs.Reveal, "Reveal"),
        ],
    };

    private static string Calendar()
    {
        var text = new StringBuilder();
        foreach (var (day, row) in new[] { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" }.Select((day, row) => (day, row)))
        {
            text.Append(day);
            for (var week = 0; week < 12; week++)
                text.Append(' ').Append("·▪■■"[(row * 7 + week * 5) % 4]);
            text.Append(row < 6 ? "\n" : "");
        }
        return text.ToString();
    }
}
