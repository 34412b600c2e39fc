using QuizBot.Core.Text;

namespace QuizBot.Core.Cards;

/// <summary>Tells whether choices may be shown in any order.</summary>
internal static class ChoiceOrder
{
    private static readonly HashSet<string> OfOthers =
    [
        "all",
        "none",
        "both",
        "neither",
        "alle",
        "beide",
        "keine",
        "keins",
        "toutes",
        "tous",
        "aucune",
        "todas",
        "todos",
        "ninguna",
        "nenhuma",
    ];

    private static readonly HashSet<string> Between = ["and", "or", "only", "not", "und", "nur", "et", "y", "e"];

    /// <summary>
    /// False where a choice speaks of the others by their places ("all of these", "A and C"), and where everybody expects an order:
    /// letters, and true before false.
    /// </summary>
    public static bool IsFree(IReadOnlyList<string> choices) =>
        !choices.All(choice => choice is [>= 'A' and <= 'Z']) && choices is not ["True", "False"] && !choices.Any(SpeaksOfOthers);

    private static bool SpeaksOfOthers(string choice)
    {
        var words = Words.Of(choice);
        return words.Count > 0 && (OfOthers.Contains(words[0].Text)
            || (words.Count > 1 && words.Any(word => Between.Contains(word.Text))
                && words.All(word => Between.Contains(word.Text) || word.Text is [>= 'a' and <= 'h'] or [>= '1' and <= '8'])));
    }
}
