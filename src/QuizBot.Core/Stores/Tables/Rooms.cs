using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>The Rooms table.</summary>
public sealed class Rooms(IEntityStore store)
{
    public async Task<Stored<RoomState>> GetAsync(RoomId room, CancellationToken cancel) =>
        await ReadAsync(room, Keys.Room, StoreJson.Default.RoomState, cancel) ?? new(new RoomState { Id = room }, null);

    public Task<Stored<Round>?> GetRoundAsync(RoomId room, string round, CancellationToken cancel) =>
        ReadAsync(room, Keys.Round(round), StoreJson.Default.Round, cancel);

    public Task<Stored<RoundAnswer>?> GetAnswerAsync(RoomId room, string round, LearnerId learner, CancellationToken cancel) =>
        ReadAsync(room, Keys.RoundAnswer(round, learner), StoreJson.Default.RoundAnswer, cancel);

    public async Task<IReadOnlyList<RoundAnswer>> GetAnswersAsync(RoomId room, string round, CancellationToken cancel)
    {
        var answers = new List<RoundAnswer>();
        await foreach (var entity in store.ReadAllAsync(Table.Rooms, Keys.Partition(room), Keys.RoundAnswers(round), cancel))
            answers.Add(JsonSerializer.Deserialize(entity.Body, StoreJson.Default.RoundAnswer)!);
        return answers;
    }

    /// <summary>Saves the room and, where given, rounds with it. False when someone else wrote since they were read.</summary>
    public Task<bool> SaveAsync(Stored<RoomState> room, IEnumerable<Stored<Round>> rounds, CancellationToken cancel) =>
        CommitAsync(room.Value.Id, [Write(Keys.Room, room, StoreJson.Default.RoomState), .. rounds.Select(Write)], cancel);

    /// <summary>False when someone else wrote the round since it was read.</summary>
    public Task<bool> SaveAsync(RoomId room, Stored<Round> round, CancellationToken cancel) => CommitAsync(room, [Write(round)], cancel);

    /// <summary>A learner's score of a week, by its Monday.</summary>
    public async Task<Stored<Score>> GetScoreAsync(RoomId room, DateOnly week, LearnerId learner, CancellationToken cancel) =>
        await ReadAsync(room, Keys.Score(week, learner), StoreJson.Default.Score, cancel) ?? new(new Score { Learner = learner }, null);

    public async Task<IReadOnlyList<Score>> GetScoresAsync(RoomId room, DateOnly week, CancellationToken cancel)
    {
        var scores = new List<Score>();
        await foreach (var entity in store.ReadAllAsync(Table.Rooms, Keys.Partition(room), Keys.WeekScores(week), cancel))
            scores.Add(JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Score)!);
        return scores;
    }

    /// <summary>False when someone else wrote since it was read.</summary>
    public Task<bool> SaveAsync(RoomId room, DateOnly week, Stored<Score> score, CancellationToken cancel) =>
        CommitAsync(room, [Write(Keys.Score(week, score.Value.Learner), score, StoreJson.Default.Score)], cancel);

    /// <summary>
    /// Saves an answer with the round's new counts and the learner's new score. False when someone else wrote since they were read.
    /// </summary>
    public Task<bool> SaveAsync(RoomId room, Stored<Round> round, RoundAnswer answer, Stored<Score> score, CancellationToken cancel) =>
        CommitAsync(
            room,
            [
                Write(round),
                Write(Keys.Score(round.Value.Week(), answer.Learner), score, StoreJson.Default.Score),
                Change.Insert(
                    Keys.RoundAnswer(round.Value.Id, answer.Learner), JsonSerializer.Serialize(answer, StoreJson.Default.RoundAnswer)),
            ],
            cancel);

    /// <summary>Notes that a learner has looked at the answer. False where they have answered or looked before.</summary>
    public Task<bool> InsertAsync(RoomId room, string round, RoundAnswer answer, CancellationToken cancel) => CommitAsync(
        room, [Change.Insert(Keys.RoundAnswer(round, answer.Learner), JsonSerializer.Serialize(answer, StoreJson.Default.RoundAnswer))],
        cancel);

    /// <summary>Changes the room, again from fresh if someone else wrote meanwhile.</summary>
    public async Task<RoomState> UpdateAsync(RoomId room, Func<RoomState, RoomState> change, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Retry.MostAttempts; attempt++)
        {
            var stored = await GetAsync(room, cancel);
            var changed = change(stored.Value);
            if (ReferenceEquals(changed, stored.Value) || await SaveAsync(stored.With(changed), [], cancel))
                return changed;
        }

        throw Retry.GaveUp();
    }

    /// <summary>Deletes every answer and score of the learner in the room. The rounds keep their counts, which name nobody.</summary>
    public async Task DeleteAnswersAsync(RoomId room, LearnerId learner, CancellationToken cancel)
    {
        var partition = Keys.Partition(room);
        await foreach (var entity in store.ReadAllAsync(Table.Rooms, partition, Keys.Answers, cancel))
        {
            if (JsonSerializer.Deserialize(entity.Body, StoreJson.Default.RoundAnswer)!.Learner == learner)
                await store.CommitAsync(Table.Rooms, partition, [Change.Delete(entity.Row)], cancel);
        }

        await foreach (var entity in store.ReadAllAsync(Table.Rooms, partition, Keys.Scores, cancel))
        {
            if (JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Score)!.Learner == learner)
                await store.CommitAsync(Table.Rooms, partition, [Change.Delete(entity.Row)], cancel);
        }
    }

    private static Change Write(Stored<Round> round) => Write(Keys.Round(round.Value.Id), round, StoreJson.Default.Round);

    private static Change Write<T>(string row, Stored<T> stored, JsonTypeInfo<T> type) =>
        Change.Write(row, JsonSerializer.Serialize(stored.Value, type), stored.ETag);

    private async Task<Stored<T>?> ReadAsync<T>(RoomId room, string row, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        var entity = await store.GetAsync(Table.Rooms, Keys.Partition(room), row, cancel);
        return entity is null ? null : new(JsonSerializer.Deserialize(entity.Body, type)!, entity.ETag);
    }

    private async Task<bool> CommitAsync(RoomId room, IReadOnlyList<Change> changes, CancellationToken cancel) =>
        (await store.CommitAsync(Table.Rooms, Keys.Partition(room), changes, cancel)).Committed;
}
