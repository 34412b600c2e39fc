using QuizBot.Core.Chat;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot;

/// <summary>What people see first, and when they ask for help.</summary>
internal static class WelcomeView
{
    public static View Welcome(Library library, Turn turn)
    {
        var opening = turn.RoomKind == RoomKind.Personal
            ? $"I help you remember {library.Course.Title}: a few cards a day, in the order that your memory needs them."
            : $"I bring this room together around {library.Course.Title}. Everyone answers in private; the card shows only how many were right.";
        var ask = library.Course.Notes.SelectMany(note => note.Terms).FirstOrDefault() is { } term ? $"ask “what is {term.Name}?”" : "say “help”";
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

/// <summary>What there is to study.</summary>
internal static class TopicsView
{
    private const int MostNotes = 30;
    private const int MostTerms = 12;

    public static View Of(Library library)
    {
        var notes = library.Course.Notes;
        Fact[] facts = [.. notes.Take(MostNotes).Select(note => new Fact($"{note.Id} {note.Title}", Describe(library, note)))];
        var blocks = new List<Block> { new FactsBlock(facts) };
        if (notes.Count > MostNotes)
            blocks.Add(new TextBlock($"And {Wording.Count(notes.Count - MostNotes, "more note")}. Say “quiz” with a note's id to study just that one.", Tone.Subtle));
        return new()
        {
            Title = library.Course.Title,
            Blocks = blocks,
            Actions = [.. notes.Take(View.MaxActions).Select((note, i) => Buttons.Quiz($"Quiz {note.Id}", note.Id) with { Primary = i == 0 })],
            Fallback = $"{library.Course.Title}: {Wording.List([.. facts.Select(fact => fact.Label)])}.",
        };
    }

    private static string Describe(Library library, Note note)
    {
        var parts = new List<string> { Wording.Count(library.Deck.OfNote(note.Id).Count, "card") };
        if (note.Weight is { } weight)
            parts.Add($"{weight} % of the exam");
        if (note.Terms.Count > 0)
            parts.Add(string.Join(", ", note.Terms.Take(MostTerms).Select(term => term.Name)));
        return string.Join(" · ", parts);
    }
}
