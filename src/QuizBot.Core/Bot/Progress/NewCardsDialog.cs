using System.Globalization;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Text;

namespace QuizBot.Core.Bot.Progress;

/// <summary>How many new cards a day a learner wants at most.</summary>
internal sealed class NewCardsDialog(Learners learners)
{
    public const int Most = 100;

    /// <param name="turn">The turn that asks.</param>
    /// <param name="typed">A number of cards; nothing to see how it stands.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<View> HandleAsync(Turn turn, string typed, CancellationToken cancel)
    {
        var text = typed.Trim();
        if (text.Length == 0)
        {
            var now = (await learners.GetAsync(turn.Learner, cancel)).Value.NewPerDay;
            return Replies.Line($"A day brings you {Wording.Count(now, "new card")} at most. To change it, say “new cards 15”.");
        }

        if (!TryRead(text, out var count, out var problem))
            return Replies.Line(problem);
        await learners.UpdateAsync(turn.Learner, profile => profile.Seen(turn) with { NewPerDay = count }, cancel);
        return Replies.Line(
            $"Done: a day brings you {Wording.Count(count, "new card")} at most, after what is due.", Buttons.Quiz("Quiz me"));
    }

    /// <param name="typed">What a person wrote; anything at all.</param>
    /// <param name="count">From 1 to <see cref="Most"/>.</param>
    /// <param name="problem">How to write it instead; empty when it was understood.</param>
    public static bool TryRead(string typed, out int count, out string problem)
    {
        var isRead = int.TryParse(typed.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out count)
            && count is > 0 and <= Most;
        problem = isRead ? "" : $"How many new cards a day? From 1 to {Wording.Digits(Most)}, for example “new cards 15”.";
        return isRead;
    }
}
