using QuizBot.Core.Chat;
using QuizBot.Core.Memory;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Home;

/// <summary>What a learner's pages are made of, read once for all of them.</summary>
internal sealed record LearnerReading(LearnerProfile Profile, IReadOnlyDictionary<string, CardMemory> Memories)
{
    public static async Task<LearnerReading> ReadAsync(Learners learners, Library library, Turn turn, CancellationToken cancel)
    {
        var readProfile = learners.GetAsync(turn.Learner, cancel);
        var memories = await learners.GetMemoriesAsync(turn.Learner, library.Course.Id, readProfile, cancel);
        return new((await readProfile).Value, memories);
    }
}
