using QuizBot.Core.Chat;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Bot.Settings;

/// <summary>
/// Who may change a room's schedule: everyone, or its keeper alone. The lock of a keeper who has deleted their data or has not studied
/// for a month is open again, so that no room is left with a schedule that nobody can end.
/// </summary>
internal sealed class ScheduleLock
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    private readonly LearnerId person;
    private readonly IReadOnlySet<LearnerId> silent;

    private ScheduleLock(LearnerId person, IReadOnlySet<LearnerId> silent) => (this.person, this.silent) = (person, silent);

    public static async Task<ScheduleLock> ReadAsync(Pushes pushes, Learners learners, Turn turn, CancellationToken cancel)
    {
        var silent = new HashSet<LearnerId>();
        foreach (var errand in await pushes.GetAllAsync(turn.Room, cancel))
        {
            if (errand.Value.Keeper is { } keeper && keeper != turn.Learner
                && await IsSilentAsync(learners, errand.Value, turn.Now, cancel))
                silent.Add(keeper);
        }

        return new(turn.Learner, silent);
    }

    public bool Allows(Push? errand) => errand?.Keeper is not { } keeper || keeper == person || silent.Contains(keeper);

    /// <summary>Who keeps it from now on where it is changed without a word about that.</summary>
    public LearnerId? KeeperOf(Push? errand) => errand?.Keeper is { } keeper && !silent.Contains(keeper) ? keeper : null;

    private static async Task<bool> IsSilentAsync(Learners learners, Push kept, DateTimeOffset now, CancellationToken cancel)
    {
        var stored = await learners.GetAsync(kept.Keeper!.Value, cancel);
        if (stored.ETag is null)
            return true;
        DateTimeOffset?[] seen = [kept.KeptAt, stored.Value.FocusAt, stored.Value.Answered is [.., var last] ? last.At : null];
        return seen.Max() is not { } latest || now - latest > Lasts;
    }
}
