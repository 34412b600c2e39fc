using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>The Rooms table.</summary>
public sealed class Rooms(IEntityStore store, Retry? retry = null)
{
    internal Retry Retry { get; } = retry ?? Retry.AtOnce;

    public async Task<Stored<RoomState>> GetAsync(RoomId room, CancellationToken cancel) =>
        await ReadAsync(room, Keys.Room, StoreJson.Default.RoomState, cancel) ?? new(new RoomState { Id = room }, null);

    public Task<Stored<Round>?> GetRoundAsync(RoomId room, string round, CancellationToken cancel) =>
        ReadAsync(room, Keys.Round(round), StoreJson.Default.Round, cancel);

    /// <summary>A learner's answer to a round; null without one.</summary>
    public async Task<RoundAnswer?> GetAnswerAsync(RoomId room, Round round, LearnerId learner, CancellationToken cancel) =>
        (await ReadAsync(room, Row(round, learner), StoreJson.Default.RoundAnswer, cancel))?.Value;

    /// <summary>Every answer to a round, in no order.</summary>
    public Task<IReadOnlyList<RoundAnswer>> GetAnswersAsync(RoomId room, string round, CancellationToken cancel) =>
        ReadAllAsync(room, Keys.RoundAnswers(round), StoreJson.Default.RoundAnswer, cancel);

    /// <summary>Saves the room with rounds. False when someone else wrote them since they were read.</summary>
    public Task<bool> SaveAsync(Stored<RoomState> room, IEnumerable<Stored<Round>> rounds, CancellationToken cancel) =>
        CommitAsync(room.Value.Id, [Write(Keys.Room, room, StoreJson.Default.RoomState), .. rounds.Select(Write)], cancel);

    /// <summary>False when someone else wrote the round since it was read.</summary>
    public Task<bool> SaveAsync(RoomId room, Stored<Round> round, CancellationToken cancel) => CommitAsync(room, [Write(round)], cancel);

    /// <summary>A learner's score of a week, by its Monday.</summary>
    public async Task<Stored<Score>> GetScoreAsync(RoomId room, DateOnly week, LearnerId learner, CancellationToken cancel) =>
        await ReadAsync(room, Keys.Score(week, learner), StoreJson.Default.Score, cancel) ?? new(new Score { Learner = learner }, null);

    public Task<IReadOnlyList<Score>> GetScoresAsync(RoomId room, DateOnly week, CancellationToken cancel) =>
        ReadAllAsync(room, Keys.WeekScores(week), StoreJson.Default.Score, cancel);

    /// <summary>
    /// Saves a learner's first answer to a round with their score: rows that no other learner writes. False when they have answered
    /// already, or their score has changed since it was read.
    /// </summary>
    /// <param name="room">Where.</param>
    /// <param name="round">The round.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="week">The Monday of the week in which it was given.</param>
    /// <param name="score">The score with it.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<bool> SaveAsync(
        RoomId room, Round round, RoundAnswer answer, DateOnly week, Stored<Score> score, CancellationToken cancel) =>
        CommitAsync(room, [Insert(round, answer), Write(Keys.Score(week, answer.Learner!.Value), score, StoreJson.Default.Score)], cancel);

    /// <summary>Notes what earns nothing: a look at the answer, someone who joins. False where they did so, or answered, before.</summary>
    public Task<bool> InsertAsync(RoomId room, Round round, RoundAnswer answer, CancellationToken cancel) =>
        CommitAsync(room, [Insert(round, answer)], cancel);

    /// <summary>Writes answers anew, whatever is there.</summary>
    public async Task PutAsync(RoomId room, Round round, IEnumerable<RoundAnswer> answers, CancellationToken cancel)
    {
        foreach (var some in answers.Chunk(StoreLimits.Changes))
            await CommitAsync(room, [.. some.Select(answer => Change.Upsert(Row(round, answer.Learner!.Value), Body(answer)))], cancel);
    }

    /// <summary>Changes the room, again from fresh if someone else wrote meanwhile.</summary>
    public Task<RoomState> UpdateAsync(RoomId room, Func<RoomState, RoomState> change, CancellationToken cancel) =>
        Retry.UntilSavedAsync(async () =>
        {
            var stored = await GetAsync(room, cancel);
            var changed = change(stored.Value);
            return (ReferenceEquals(changed, stored.Value) || await SaveAsync(stored.With(changed), [], cancel), changed);
        }, cancel);

    /// <summary>What a message of the room explains; null where that is forgotten.</summary>
    public async Task<string?> ExplainedByAsync(RoomId room, string message, CancellationToken cancel)
    {
        var stored = await ReadAsync(room, Keys.Explained, StoreJson.Default.ExplainedMessages, cancel);
        return stored?.Value.Newest.LastOrDefault(other => other.Message == message)?.Entry;
    }

    public Task AddExplainedAsync(RoomId room, ExplainedMessage message, CancellationToken cancel) => Retry.UntilSavedAsync(async () =>
    {
        var stored = await ReadAsync(room, Keys.Explained, StoreJson.Default.ExplainedMessages, cancel)
            ?? new(new ExplainedMessages([]), null);
        var changed = stored.With(stored.Value.With(message));
        return (await CommitAsync(room, [Write(Keys.Explained, changed, StoreJson.Default.ExplainedMessages)], cancel), changed);
    }, cancel);

    /// <summary>Every answer and score of a learner in a room, as stored, by their rows.</summary>
    public async IAsyncEnumerable<Entity> OfAsync(
        RoomId room, Predicate<LearnerId> isTheirs, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in store.ReadAllAsync(Table.Rooms, Keys.Partition(room), Keys.Answers, cancel))
        {
            if (JsonSerializer.Deserialize(entity.Body, StoreJson.Default.RoundAnswer)!.Learner is { } who && isTheirs(who))
                yield return entity;
        }

        await foreach (var entity in store.ReadAllAsync(Table.Rooms, Keys.Partition(room), Keys.Scores, cancel))
        {
            if (JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Score)!.Learner is { } who && isTheirs(who))
                yield return entity;
        }
    }

    /// <summary>
    /// Forgets who gave a learner's answers in a room and made their scores. What remains names nobody: that a card was answered, so that
    /// counts stay true and nobody answers it twice, and which cards were answered in a week, so that others keep their points.
    /// </summary>
    /// <param name="room">Where.</param>
    /// <param name="isTheirs">Whose they are.</param>
    /// <param name="until">Only answers given by then, and no scores; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The rounds of those answers, as far as their keys tell.</returns>
    public async Task<IReadOnlyList<string>> ForgetAsync(
        RoomId room, Predicate<LearnerId> isTheirs, DateTimeOffset? until, CancellationToken cancel)
    {
        var (changes, rounds) = (new List<Change[]>(), new List<string>());
        await foreach (var entity in OfAsync(room, isTheirs, cancel))
        {
            if (Keys.IsScore(entity.Row))
            {
                if (until is null)
                    changes.Add(await ForgetScoreAsync(room, entity, cancel));
            }
            else if (JsonSerializer.Deserialize(entity.Body, StoreJson.Default.RoundAnswer)! is var answer && !(answer.At > until))
            {
                changes.Add([Forget(entity.Row, answer)]);
                if (Keys.Decode(entity.Row.Split('|')[1]) is { } round)
                    rounds.Add(round);
            }
        }

        foreach (var some in changes.Chunk(StoreLimits.Changes / 2))
            await CommitAsync(room, [.. some.SelectMany(change => change)], cancel);
        return rounds;
    }

    /// <summary>Deletes all that is kept about a room.</summary>
    public Task DeleteAsync(RoomId room, CancellationToken cancel) => store.DeleteAllAsync(Table.Rooms, Keys.Partition(room), cancel);

    private static Change Forget(string row, RoundAnswer answer) => Keys.IsNamed(row, answer.Learner!.Value)
        ? Change.Delete(row)
        : Change.Upsert(row, Body(answer with { Learner = null, Picked = null, Team = null }));

    /// <summary>Where the learner had their data deleted before in that week, both are one score.</summary>
    private async Task<Change[]> ForgetScoreAsync(RoomId room, Entity entity, CancellationToken cancel)
    {
        var nameless = Keys.NamelessScore(entity.Row);
        var score = JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Score)! with { Learner = null };
        if (await ReadAsync(room, nameless, StoreJson.Default.Score, cancel) is { } before)
            score = score.With(before.Value);
        return [Change.Delete(entity.Row), Change.Upsert(nameless, JsonSerializer.Serialize(score, StoreJson.Default.Score))];
    }

    private static string Row(Round round, LearnerId learner) =>
        round.IsNameless ? Keys.RoundAnswer(round.Id, learner) : Keys.NamedRoundAnswer(round.Id, learner);

    private static Change Insert(Round round, RoundAnswer answer) => Change.Insert(Row(round, answer.Learner!.Value), Body(answer));

    private static string Body(RoundAnswer answer) => JsonSerializer.Serialize(answer, StoreJson.Default.RoundAnswer);

    private static Change Write(Stored<Round> round) => Write(Keys.Round(round.Value.Id), round, StoreJson.Default.Round);

    private static Change Write<T>(string row, Stored<T> stored, JsonTypeInfo<T> type) =>
        Change.Write(row, JsonSerializer.Serialize(stored.Value, type), stored.ETag);

    private async Task<Stored<T>?> ReadAsync<T>(RoomId room, string row, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        var entity = await store.GetAsync(Table.Rooms, Keys.Partition(room), row, cancel);
        return entity is null ? null : new(JsonSerializer.Deserialize(entity.Body, type)!, entity.ETag);
    }

    private async Task<IReadOnlyList<T>> ReadAllAsync<T>(RoomId room, RowRange range, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        var all = new List<T>();
        await foreach (var entity in store.ReadAllAsync(Table.Rooms, Keys.Partition(room), range, cancel))
            all.Add(JsonSerializer.Deserialize(entity.Body, type)!);
        return all;
    }

    private async Task<bool> CommitAsync(RoomId room, IReadOnlyList<Change> changes, CancellationToken cancel) =>
        (await store.CommitAsync(Table.Rooms, Keys.Partition(room), changes, cancel)).Committed;
}
