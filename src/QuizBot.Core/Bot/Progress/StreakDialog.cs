using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Progress;

/// <summary>"streak": the learner's own, and that with their study buddy.</summary>
internal sealed class StreakDialog(Learners learners, Companions companions)
{
    public async Task<View> ShowAsync(Turn turn, CancellationToken cancel)
    {
        var profile = (await learners.GetAsync(turn.Learner, cancel)).Value.Seen(turn);
        return StreakView.Of(profile, turn.Now, await companions.CompanyAsync(profile, turn.Now, cancel));
    }
}
