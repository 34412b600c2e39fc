using QuizBot.Core.Chat;

namespace QuizBot.Tests.Playground;

/// <summary>The cards that <see cref="ScriptedConversation"/> leads through; every other view is from the gallery.</summary>
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

    public static View Help { get; } = new()
    {
        Title = "Hello, I am QuizBot",
        Fallback = "Hello, I am QuizBot. Say quiz to begin.",
        Blocks =
        [
            new TextBlock("I turn your team’s notes into questions, and remember what you know."),
            new TextBlock("Things to say", Tone.Heading),
            new FactsBlock([new("quiz", "the next card for you"), new("explain glue", "what the notes say about it"), new("streak", "how many days in a row")]),
        ],
        Actions = [new ViewAction(Verbs.Say, "Start a quiz") { Primary = true, Data = new Dictionary<string, string> { ["text"] = "quiz" } }, new ViewAction(Verbs.Delete, "Delete my data")],
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
        Actions = [new ViewAction(Verbs.Next, "Next card") { Primary = true }, new ViewAction(Verbs.Quiz, "Quiz me on this")],
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
}
