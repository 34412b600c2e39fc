using QuizBot.Core.Chat;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Tests.Bot;

/// <summary>Answers a room's card by its buttons, right or wrong, whatever kind of card it is.</summary>
internal static class RoundPress
{
    /// <param name="chat">Who answers.</param>
    /// <param name="posted">The card as it was posted.</param>
    /// <param name="card">What is on it.</param>
    /// <param name="right">Whether to have it right.</param>
    public static Task<View> AnswerRoundAsync(this Chat chat, Reply posted, Flashcard card, bool right) => card.Kind == FlashcardKind.Reveal
        ? chat.PressAsync(Verbs.Grade, new Dictionary<string, string> { ["round"] = posted.Round!, ["card"] = card.Id, ["got"] = right ? "yes" : "no" })
        : chat.PressAsync(Verbs.Answer, Data(posted, card, right));

    /// <summary>Presses the right answer of the card that the person sees by themselves.</summary>
    public static Task<View> SayRightAsync(this Chat chat, Flashcard card)
    {
        var ask = chat.Seen.Actions.First(action => action.Data.ContainsKey("ask")).Data["ask"];
        return chat.PressAsync(Verbs.Answer, Filled(new() { ["ask"] = ask, ["card"] = card.Id }, chat.Seen, card, right: true));
    }

    /// <summary>What a press of the right answer, or of a wrong one, brings.</summary>
    public static Dictionary<string, string> Data(Reply posted, Flashcard card, bool right) =>
        Filled(new() { ["round"] = posted.Round!, ["card"] = card.Id }, posted.View, card, right);

    private static Dictionary<string, string> Filled(Dictionary<string, string> data, View seen, Flashcard card, bool right)
    {
        if (card.Kind is FlashcardKind.Ordering or FlashcardKind.Matching)
        {
            foreach ((var place, var item) in (right ? card.Correct : card.Correct.Reverse()).Index())
                data[$"part-{place}"] = ValueOf(seen, item);
            return data;
        }

        string[] picks = [.. card.Choices.Where(choice => card.Correct.Contains(choice) == right).Select(choice => ValueOf(seen, choice))];
        data["answer"] = card.Kind switch
        {
            FlashcardKind.Typed => right ? card.Answer : "something else entirely",
            FlashcardKind.MultipleChoice => picks[0],
            _ => string.Join(',', picks),
        };
        return data;
    }

    /// <summary>What the button or the option with this text brings back.</summary>
    public static string ValueOf(View view, string choice) =>
        view.Actions.Where(action => action.Verb == Verbs.Answer && action.Title.EndsWith("  " + choice, StringComparison.Ordinal))
            .Select(action => action.Data["answer"])
            .Concat(view.Blocks.OfType<ChoiceBlock>().SelectMany(block => block.Options)
                .Where(option => option.Text == choice || option.Text.EndsWith("  " + choice, StringComparison.Ordinal)).Select(option => option.Value))
            .Concat(view.Blocks.OfType<TextBlock>().Where(block => block.Text.EndsWith("  " + choice, StringComparison.Ordinal))
                .Select(block => view.Actions.Single(action => action.Title == block.Text[..1]).Data["answer"]))
            .First();
}
