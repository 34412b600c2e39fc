using System.Text.Json;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>When somebody did something, as far as their rows say.</summary>
internal static class Traces
{
    /// <summary>True where a learner did something later than that.</summary>
    /// <param name="store">Where.</param>
    /// <param name="partition">The learner's.</param>
    /// <param name="profile">The learner's; null without one.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<bool> IsAfterAsync(
        IEntityStore store, string partition, LearnerProfile? profile, DateTimeOffset at, CancellationToken cancel) =>
        (profile is not null && IsAfter(profile, at))
        || (await store.RangeAsync(Table.Learners, partition, Keys.LogSince(at.AddTicks(1)), 1, cancel)).Count > 0;

    /// <summary>True where something happened in a partition of learners or rooms later than that.</summary>
    public static async Task<bool> IsAfterAsync(
        IEntityStore store, Table table, string partition, DateTimeOffset at, CancellationToken cancel) => table == Table.Learners
        ? await IsAfterAsync(store, partition, await ProfileAsync(store, partition, cancel), at, cancel)
        : await RoomAsync(store, partition, cancel) is { } room && IsAfter(room, at);

    public static bool IsAfter(RoomState room, DateTimeOffset at) => room.Welcomed > at || room.Used.Values.Any(used => used > at);

    public static async Task<LearnerProfile?> ProfileAsync(IEntityStore store, string partition, CancellationToken cancel) =>
        await store.GetAsync(Table.Learners, partition, Keys.Profile, cancel) is { } row
            ? JsonSerializer.Deserialize(row.Body, StoreJson.Default.LearnerProfile)
            : null;

    public static async Task<RoomState?> RoomAsync(IEntityStore store, string partition, CancellationToken cancel) =>
        await store.GetAsync(Table.Rooms, partition, Keys.Room, cancel) is { } row
            ? JsonSerializer.Deserialize(row.Body, StoreJson.Default.RoomState)
            : null;

    private static bool IsAfter(LearnerProfile profile, DateTimeOffset at) =>
        profile.Met > at || profile.FocusAt > at || profile.DeletionAsked > at || profile.Open.Any(open => open.At > at)
        || profile.Answered.Any(answered => answered.At > at) || profile.Explained.Any(explained => explained.At > at);
}
