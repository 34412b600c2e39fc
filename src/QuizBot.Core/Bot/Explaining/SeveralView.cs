using QuizBot.Core.Chat;
using QuizBot.Core.Explain;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>Several explanations, one below the other.</summary>
internal static class SeveralView
{
    public static View Of(IReadOnlyList<Explanation> told, Intent intent)
    {
        string[] names = [.. told.Select(one => one.Entry.Name)];
        return new()
        {
            Title = Wording.List(names),
            Blocks = [.. told.SelectMany(one => Blocks(one, intent))],
            Actions =
            [
                .. told.Select(one => ExplainButtons.Quiz(one.Entry) with
                {
                    Title = $"Quiz: {Wording.Shorten(one.Entry.Name, 40)}",
                    Primary = one == told[0],
                }),
                .. told.Select(one => ExplainButtons.To(one.Entry)),
            ],
            Fallback = string.Join(" ", told.Select(one => $"{one.Entry.Name}: {Side(one, intent)}")),
        };
    }

    private static IEnumerable<Block> Blocks(Explanation one, Intent intent)
    {
        yield return new TextBlock(one.Entry.Name, Tone.Heading);
        yield return new TextBlock(Side(one, intent));
        yield return Sources.Of(one);
    }

    private static string Side(Explanation one, Intent intent) => intent switch
    {
        Intent.Who => ExplainFacts.InAnalogy(one) ?? "The analogy gives it no part of its own.",
        Intent.Where when one.Places.Count > 0 => $"{ExplainFacts.PlaceLabel(one.Entry)}: {Wording.List(one.Places)}.",
        _ when one.Role is { } role => $"{one.Text} In the analogy: {role}.",
        _ => one.Text,
    };
}
