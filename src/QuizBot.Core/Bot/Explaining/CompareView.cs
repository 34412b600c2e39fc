using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>Two or three explanations side by side.</summary>
internal static class CompareView
{
    private const string Nothing = "–";

    public static View Of(IReadOnlyList<Explanation> told, string? lead)
    {
        string[] names = [.. told.Select(one => one.Entry.Name)];
        var rows = new List<IReadOnlyList<string>>();
        AddRow(rows, "What it is", told, one => one.Text);
        AddRow(rows, "In the analogy", told, ExplainFacts.InAnalogy);
        var place = told.All(one => one.Entry.Kind == EntryKind.Term) ? "Where it works" : "Belongs to";
        AddRow(rows, place, told, one => Wording.List(one.Places));
        AddRow(rows, "Used there", told, one => Wording.List([.. one.Uses.Select(term => term.Name)]));
        var blocks = new List<Block> { new TableBlock(["", .. names], rows), Sources.Of(told) };
        if (lead is not null)
            blocks.Insert(0, new TextBlock(lead));
        return new()
        {
            Title = Wording.List(names),
            Blocks = blocks,
            Actions =
            [
                .. told.Select(one => ExplainButtons.Quiz(one.Entry) with
                {
                    Title = $"Quiz: {Wording.Shorten(one.Entry.Name, 40)}",
                    Primary = one == told[0],
                }),
                .. told.Select(one => ExplainButtons.To(one.Entry)),
            ],
            Fallback = string.Join(" ", told.Select(one => $"{one.Entry.Name}: {one.Text}")),
        };
    }

    private static void AddRow(
        List<IReadOnlyList<string>> rows, string label, IReadOnlyList<Explanation> told, Func<Explanation, string?> side)
    {
        string[] cells = [.. told.Select(one => side(one) is { Length: > 0 } text ? text : Nothing)];
        if (cells.Any(cell => cell != Nothing))
            rows.Add([label, .. cells]);
    }
}
