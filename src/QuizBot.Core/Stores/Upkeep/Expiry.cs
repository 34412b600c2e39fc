using System.Text.Json;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>
/// Lets old answers go: of a learner the log, of a room the rounds with their answers, and the scores of their weeks. What is remembered
/// of a card stays, and what is left of the log still tells how it came about, since each answer holds the memory before it.
/// </summary>
public sealed class Expiry(IEntityStore store)
{
    /// <summary>Deletes the log of a learner from before a time, and what was picked or typed then.</summary>
    /// <returns>How many answers.</returns>
    public async Task<int> LearnerAsync(string partition, DateTimeOffset before, CancellationToken cancel)
    {
        var deleted = await store.DeleteAllAsync(Table.Learners, partition, Keys.LogBefore(before), cancel);
        await BlankAsync(partition, before, cancel);
        return deleted;
    }

    /// <summary>Deletes the rounds of a room from before a time, but for those that are open.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> RoomAsync(string partition, DateTimeOffset before, CancellationToken cancel)
    {
        var monday = Schedules.CalendarWeek.MondayOf(DateOnly.FromDateTime(before.UtcDateTime));
        var deleted = await store.DeleteAllAsync(Table.Rooms, partition, Keys.ScoresBefore(monday), cancel);
        var old = new List<string>();
        await foreach (var row in store.ReadAllAsync(Table.Rooms, partition, Keys.Rounds, cancel))
        {
            if (JsonSerializer.Deserialize(row.Body, StoreJson.Default.Round)! is var round && round.At < before)
                old.Add(round.Id);
        }

        foreach (var round in old.Except(old.Count == 0 ? [] : await OpenAsync(partition, cancel)))
        {
            // Its answers go first: without the round nobody would find them.
            deleted += await store.DeleteAllAsync(Table.Rooms, partition, Keys.RoundAnswers(round), cancel) + 1;
            await store.CommitAsync(Table.Rooms, partition, [Change.Delete(Keys.Round(round))], cancel);
        }

        return deleted;
    }

    /// <summary>The profile of a learner who is at it just now is left for the next day.</summary>
    private async Task BlankAsync(string partition, DateTimeOffset before, CancellationToken cancel)
    {
        if (await store.GetAsync(Table.Learners, partition, Keys.Profile, cancel) is not { } row)
            return;
        var profile = JsonSerializer.Deserialize(row.Body, StoreJson.Default.LearnerProfile)!;
        if (!profile.Answered.Any(IsOld))
            return;
        var blank = profile with { Answered = [.. profile.Answered.Select(one => IsOld(one) ? one with { Picked = null } : one)] };
        var body = JsonSerializer.Serialize(blank, StoreJson.Default.LearnerProfile);
        await store.CommitAsync(Table.Learners, partition, [Change.Replace(Keys.Profile, body, row.ETag)], cancel);

        bool IsOld(AnsweredQuestion one) => one.At < before && one.Picked is not null;
    }

    private async Task<IEnumerable<string>> OpenAsync(string partition, CancellationToken cancel) =>
        await Traces.RoomAsync(store, partition, cancel) is { } room
            ? room.Open.Select(open => open.Id).Append(room.OpenRound ?? "")
            : [];
}
