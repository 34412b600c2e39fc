using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Somebody had their data deleted, and what was under way at that moment is to go, too. It names nobody: whose data it was, only the data
/// themselves can tell.
/// </summary>
/// <param name="Learner">The mark of the learner's partition.</param>
/// <param name="Home">The mark of their personal chat's; null where none was known.</param>
/// <param name="Channel">As in <see cref="LearnerId"/>.</param>
/// <param name="Workspace">As in <see cref="LearnerId"/>.</param>
/// <param name="Rooms">The shared rooms in which something of theirs was.</param>
/// <param name="ByAddress">True where the channel has addresses.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Paired">True where they had a study buddy or had asked for one: the row of somebody may name them.</param>
public sealed record Erasure(
    string Learner, string? Home, string Channel, string Workspace, IReadOnlyList<RoomId> Rooms, bool ByAddress, DateTimeOffset At,
    bool Paired = false)
{
    /// <summary>Longer than any turn or press can be under way.</summary>
    public static readonly TimeSpan After = TimeSpan.FromHours(1);

    /// <summary>When it is looked for what came late.</summary>
    public DateTimeOffset Due => At + After;
}
