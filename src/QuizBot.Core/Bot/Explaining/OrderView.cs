using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>What comes after or before a stage.</summary>
internal static class OrderView
{
    private const int MostFurther = 3;

    public static View Of(Explainer explainer, Entry entry, bool after)
    {
        var word = after ? "after" : "before";
        if (explainer.Beside(entry, after) is not { } next)
        {
            var end = $"The notes name nothing {word} {entry.Name}: it is the {(after ? "last" : "first")} there.";
            return Framed(explainer.Explain(entry), end, end, []);
        }

        var told = explainer.Explain(next);
        var then = after ? "Then" : "Before that";
        Fact[] further = [.. Further(explainer, next, after).Select((other, i) => new Fact(i == 0 ? then : "…", other.Name))];
        var lead = $"{(after ? "After" : "Before")} {entry.Name} comes {next.Name}";
        return Framed(told, $"{lead}.", $"{lead}: {told.Text}", further);
    }

    private static View Framed(Explanation told, string lead, string fallback, IReadOnlyList<Fact> further)
    {
        Fact[] facts = [.. further, .. ExplainFacts.Of(told).Take(3)];
        return new()
        {
            Title = told.Entry.Name,
            Blocks =
            [
                new TextBlock(lead),
                .. told.Text.Length > 0 ? [new TextBlock(told.Text)] : Array.Empty<Block>(),
                .. facts.Length > 0 ? [new FactsBlock(facts)] : Array.Empty<Block>(),
                Sources.Of(told),
            ],
            Actions = ExplainButtons.Of(told),
            Fallback = fallback,
        };
    }

    private static IEnumerable<Entry> Further(Explainer explainer, Entry entry, bool after)
    {
        for (var i = 0; i < MostFurther && explainer.Beside(entry, after) is { } next; i++)
            yield return entry = next;
    }
}
