using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizBot.Core.Chat;
using QuizBot.Core.Memory;

namespace QuizBot.Core.Stores.Tables;

/// <summary>The Learners table.</summary>
public sealed class Learners(IEntityStore store, Retry? retry = null)
{
    internal Retry Retry { get; } = retry ?? Retry.AtOnce;

    public Task<Stored<LearnerProfile>> GetAsync(LearnerId learner, CancellationToken cancel) =>
        ReadAsync(
            learner, Keys.Profile, StoreJson.Default.LearnerProfile, () => new LearnerProfile { Id = learner, OldCourse = "" }, cancel);

    public Task<Stored<NoteMemory>> GetMemoryAsync(LearnerId learner, string course, string note, CancellationToken cancel) =>
        ReadAsync(learner, Keys.Memory(course, note), StoreJson.Default.NoteMemory, () => NoteMemory.Empty(course, note), cancel);

    /// <summary>
    /// The memory of a note where the learner's rows may still be called as before courses had ids: a note without a row takes over
    /// its old one, which is to be deleted in the commit that writes the new.
    /// </summary>
    public async Task<(Stored<NoteMemory> Memory, bool IsOld)> TakeOverAsync(
        LearnerProfile profile, Stored<NoteMemory> memory, string course, CancellationToken cancel)
    {
        if (memory.ETag is not null || (profile.OldCourse ?? course) != course)
            return (memory, false);
        var note = memory.Value.Note;
        var old = await ReadAsync(
            profile.Id, Keys.OldMemory(note), StoreJson.Default.NoteMemory, () => NoteMemory.Empty(course, note), cancel);
        return old.ETag is null ? (memory, false) : (memory.With(old.Value with { Course = course }), true);
    }

    /// <summary>The learner's memory of every card of a course that they have ever answered, by flashcard id.</summary>
    /// <param name="learner">Whose.</param>
    /// <param name="course">The course's id.</param>
    /// <param name="profile">Read meanwhile: rows that name no course belong to its <see cref="LearnerProfile.OldCourse"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyDictionary<string, CardMemory>> GetMemoriesAsync(
        LearnerId learner, string course, Task<Stored<LearnerProfile>> profile, CancellationToken cancel)
    {
        var memories = new Dictionary<string, CardMemory>();
        await foreach (var note in ReadAllAsync(learner, Keys.Memories, StoreJson.Default.NoteMemory, cancel))
        {
            if ((note.Course ?? (await profile).Value.OldCourse ?? course) != course)
                continue;
            foreach ((var card, var memory) in note.Cards)
            {
                if (note.Course is null)
                    memories.TryAdd(card, memory);
                else
                    memories[card] = memory;
            }
        }

        return memories;
    }

    public async Task<Stored<LogEntry>?> GetLogAsync(LearnerId learner, DateTimeOffset at, string ask, CancellationToken cancel)
    {
        var entity = await store.GetAsync(Table.Learners, Keys.Partition(learner), Keys.Log(at, ask), cancel);
        return entity is null ? null : new(JsonSerializer.Deserialize(entity.Body, StoreJson.Default.LogEntry)!, entity.ETag);
    }

    /// <summary>Every answer since an instant, oldest first.</summary>
    public IAsyncEnumerable<LogEntry> GetLogsAsync(LearnerId learner, DateTimeOffset since, CancellationToken cancel) =>
        ReadAllAsync(learner, Keys.LogSince(since), StoreJson.Default.LogEntry, cancel);

    /// <summary>Days with answers since <paramref name="first"/>, in order.</summary>
    public IAsyncEnumerable<DayCount> GetDaysAsync(LearnerId learner, DateOnly first, CancellationToken cancel) =>
        ReadAllAsync(learner, Keys.Days with { After = Keys.Day(first.AddDays(-1)) }, StoreJson.Default.DayCount, cancel);

    /// <summary>False when someone else wrote the profile since it was read.</summary>
    public async Task<bool> SaveAsync(Stored<LearnerProfile> profile, CancellationToken cancel) =>
        await CommitAsync(profile.Value.Id, [Write(Keys.Profile, profile, StoreJson.Default.LearnerProfile)], cancel);

    /// <summary>
    /// Saves a graded answer: profile, memory, the day's count and the log, all or nothing. False when someone else wrote since they were
    /// read.
    /// </summary>
    /// <param name="profile">As it is now.</param>
    /// <param name="memory">The note's memory as it is now.</param>
    /// <param name="day">The day's count. It is also in the profile, whose etag guards it.</param>
    /// <param name="log">The answer; the profile's etag guards it, too.</param>
    /// <param name="replacesOld">True where the memory was read from a row of the old name, which goes.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<bool> SaveAsync(
        Stored<LearnerProfile> profile, Stored<NoteMemory> memory, DayCount day, LogEntry log, bool replacesOld, CancellationToken cancel)
    {
        var changes = new List<Change>
        {
            Write(Keys.Profile, profile, StoreJson.Default.LearnerProfile),
            Write(Keys.Memory(memory.Value.Course!, memory.Value.Note), memory, StoreJson.Default.NoteMemory),
            Change.Upsert(Keys.Day(day.Day), JsonSerializer.Serialize(day, StoreJson.Default.DayCount)),
            Change.Upsert(Keys.Log(log.At, log.Ask), JsonSerializer.Serialize(log, StoreJson.Default.LogEntry)),
        };
        if (replacesOld)
            changes.Add(Change.Delete(Keys.OldMemory(memory.Value.Note)));
        return await CommitAsync(profile.Value.Id, changes, cancel);
    }

    /// <summary>Changes the profile, again from fresh if someone else wrote meanwhile.</summary>
    public Task<LearnerProfile> UpdateAsync(LearnerId learner, Func<LearnerProfile, LearnerProfile> change, CancellationToken cancel) =>
        Retry.UntilSavedAsync(async () =>
        {
            var profile = await GetAsync(learner, cancel);
            var changed = change(profile.Value);
            return (ReferenceEquals(changed, profile.Value) || await SaveAsync(profile.With(changed), cancel), changed);
        }, cancel);

    /// <summary>
    /// Notes that something of the learner is about to be kept in a room, so that it can be shown and deleted with the rest.
    /// </summary>
    public Task EnterAsync(LearnerProfile profile, RoomId room, CancellationToken cancel)
    {
        var entry = Change.Upsert(Keys.RoomOfLearner(room), JsonSerializer.Serialize(room, StoreJson.Default.RoomId));
        return profile.Rooms.Contains(room) ? Task.CompletedTask : CommitAsync(profile.Id, [entry], cancel);
    }

    /// <summary>The rooms in which something of the learner may be.</summary>
    public async Task<IReadOnlyList<RoomId>> GetRoomsAsync(LearnerProfile profile, CancellationToken cancel)
    {
        var rooms = new HashSet<RoomId>(profile.Rooms);
        await foreach (var room in ReadAllAsync(profile.Id, Keys.RoomsOfLearner, StoreJson.Default.RoomId, cancel))
            rooms.Add(room);
        return [.. rooms];
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
