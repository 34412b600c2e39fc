using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Explaining;

/// <summary>"Remember this" under an explanation: the cards about it come before other new ones, from today on.</summary>
internal sealed class RememberDialog(Learners learners)
{
    public async Task<IReadOnlyList<Reply>> PressAsync(Library library, Turn turn, Pressed press, CancellationToken cancel)
    {
        if (library.Explainer.Find(press.Data.GetValueOrDefault(ButtonData.Entry, "")) is not { } entry)
        {
            return Replies.ToLearner(turn, Replies.Line(
                "The notes have changed since, and that part is no longer in them.", Buttons.Say("Topics", Commands.TopicList)));
        }

        string[] cards = [.. library.Deck.About(entry.Note.Id, entry.Slug).Select(library.StoredId)];
        if (cards.Length == 0)
            return Replies.ToLearner(turn, Replies.Line($"The notes have no cards about {entry.Name} yet."));
        await learners.UpdateAsync(turn.Learner, profile => cards.All(profile.Wanted.Contains) ? profile : profile.Seen(turn) with
        {
            Wanted = [.. profile.Wanted.Except(cards).Concat(cards).TakeLast(LearnerProfile.MostMarked)],
        }, cancel);
        return Replies.ToLearner(turn, Replies.Line(
            $"{Wording.Count(cards.Length, "card")} about {entry.Name} will come among your next new ones.",
            ExplainButtons.Quiz(entry)));
    }
}
