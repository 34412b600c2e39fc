using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>The terms that are used in a stage.</summary>
internal static class UsesView
{
    public static View Of(Explainer explainer, Entry entry)
    {
        var told = explainer.Explain(entry);
        var names = Wording.List([.. told.Uses.Select(term => term.Name)]);
        var lead = told.Uses.Count == 0
            ? $"The notes name nothing that is used in {entry.Name}. This is what they say about it:"
            : $"In {entry.Name}: {names}.";
        Block body = told.Uses.Count == 0
            ? new TextBlock(told.Text)
            : new FactsBlock([.. told.Uses.Select(term => new Fact(LabelOf(term), term.Text))]);
        return new()
        {
            Title = told.Uses.Count == 0 ? entry.Name : $"Used in {entry.Name}",
            Blocks = [new TextBlock(lead), body, Sources.Of([told, .. told.Uses.Select(explainer.Explain)])],
            Actions =
            [
                ExplainButtons.Quiz(entry),
                .. told.Uses.Append(entry).Select(ExplainButtons.To).Take(ExplainButtons.MostButtons - 1),
            ],
            Fallback = told.Uses.Count == 0 ? $"{lead} {told.Text}" : lead,
        };
    }

    private static string LabelOf(Entry term) => term.Term?.Role is { } role ? $"{term.Name} ({role})" : term.Name;
}
