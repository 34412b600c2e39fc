using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>The Learners table.</summary>
public sealed class Learners(IEntityStore store)
{
    public Task<Stored<LearnerProfile>> GetAsync(LearnerId learner, CancellationToken cancel) =>
        ReadAsync(learner, Keys.Profile, StoreJson.Default.LearnerProfile, () => new LearnerProfile { Id = learner }, cancel);

    public Task<Stored<NoteMemory>> GetMemoryAsync(LearnerId learner, string note, CancellationToken cancel) =>
        ReadAsync(learner, Keys.Memory(note), StoreJson.Default.NoteMemory, () => NoteMemory.Empty(note), cancel);

    /// <summary>The learner's memory of every card they have ever answered, by flashcard id.</summary>
    public async Task<IReadOnlyDictionary<string, CardMemory>> GetMemoriesAsync(LearnerId learner, CancellationToken cancel)
    {
        var memories = new Dictionary<string, CardMemory>();
        await foreach (var note in ReadAllAsync(learner, Keys.Memories, StoreJson.Default.NoteMemory, cancel))
        {
            foreach ((var card, var memory) in note.Cards)
                memories[card] = memory;
        }

        return memories;
    }

    /// <summary>Days with answers since <paramref name="first"/>, in order.</summary>
    public IAsyncEnumerable<DayCount> GetDaysAsync(LearnerId learner, DateOnly first, CancellationToken cancel) =>
        ReadAllAsync(learner, Keys.Days with { After = Keys.Day(first.AddDays(-1)) }, StoreJson.Default.DayCount, cancel);

    /// <summary>False when someone else wrote the profile since it was read.</summary>
    public async Task<bool> SaveAsync(Stored<LearnerProfile> profile, CancellationToken cancel) =>
        await CommitAsync(profile.Value.Id, [Write(Keys.Profile, profile, StoreJson.Default.LearnerProfile)], cancel);

    /// <summary>Saves a graded answer: profile, memory and the day's count, all or nothing. False when someone else wrote since they were read.</summary>
    public async Task<bool> SaveAsync(Stored<LearnerProfile> profile, Stored<NoteMemory> memory, DayCount day, CancellationToken cancel) =>
        await CommitAsync(
            profile.Value.Id,
            [
                Write(Keys.Profile, profile, StoreJson.Default.LearnerProfile),
                Write(Keys.Memory(memory.Value.Note), memory, StoreJson.Default.NoteMemory),

                // The day's count is also in the profile, whose etag guards it.
                Change.Upsert(Keys.Day(day.Day), JsonSerializer.Serialize(day, StoreJson.Default.DayCount)),
            ],
            cancel);

    /// <summary>Changes the profile, again from fresh if someone else wrote meanwhile.</summary>
    public async Task<LearnerProfile> UpdateAsync(LearnerId learner, Func<LearnerProfile, LearnerProfile> change, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var profile = await GetAsync(learner, cancel);
            var changed = change(profile.Value);
            if (ReferenceEquals(changed, profile.Value) || await SaveAsync(profile.With(changed), cancel))
                return changed;
        }

        throw Retry.GaveUp();
    }

    /// <summary>Every row of the learner, as stored.</summary>
    public IAsyncEnumerable<Entity> ExportAsync(LearnerId learner, CancellationToken cancel) =>
        store.ReadAllAsync(Table.Learners, Keys.Partition(learner), RowRange.All, cancel);

    /// <summary>Deletes every row of the learner; the profile goes last, so that a deletion cut short can be repeated from it.</summary>
    public Task DeleteAsync(LearnerId learner, CancellationToken cancel) =>
        store.DeleteAllAsync(Table.Learners, Keys.Partition(learner), cancel);

    private static Change Write<T>(string row, Stored<T> stored, JsonTypeInfo<T> type) =>
        Change.Write(row, JsonSerializer.Serialize(stored.Value, type), stored.ETag);

    private async Task<Stored<T>> ReadAsync<T>(LearnerId learner, string row, JsonTypeInfo<T> type, Func<T> fresh, CancellationToken cancel)
    {
        var entity = await store.GetAsync(Table.Learners, Keys.Partition(learner), row, cancel);
        return entity is null ? new(fresh(), null) : new(JsonSerializer.Deserialize(entity.Body, type)!, entity.ETag);
    }

    private async IAsyncEnumerable<T> ReadAllAsync<T>(
        LearnerId learner, RowRange range, JsonTypeInfo<T> type, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in store.ReadAllAsync(Table.Learners, Keys.Partition(learner), range, cancel))
            yield return JsonSerializer.Deserialize(entity.Body, type)!;
    }

    private async Task<bool> CommitAsync(LearnerId learner, IReadOnlyList<Change> changes, CancellationToken cancel) =>
        (await store.CommitAsync(Table.Learners, Keys.Partition(learner), changes, cancel)).Committed;
}
