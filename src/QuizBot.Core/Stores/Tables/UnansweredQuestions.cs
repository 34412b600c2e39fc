using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using QuizBot.Core.Text;

namespace QuizBot.Core.Stores.Tables;

/// <summary>The Unanswered table: what the notes of a course did not answer, by day, without who asked.</summary>
public sealed class UnansweredQuestions(IEntityStore store)
{
    /// <summary>Older ones are deleted as new ones come.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>A longer question is not kept.</summary>
    public const int LongestText = 300;

    private const int MostDeletedAtOnce = 50;

    /// <summary>Keeps a question; the same id twice keeps it once.</summary>
    /// <param name="course">The course's id.</param>
    /// <param name="id">Tells questions of a day apart.</param>
    /// <param name="question">The question.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What it is kept under, for <see cref="MeansAsync"/>.</returns>
    public async Task<string> AddAsync(string course, string id, UnansweredQuestion question, CancellationToken cancel)
    {
        var (partition, row) = (Keys.Encode(course), Keys.Unanswered(question.Day, id));
        await store.CommitAsync(Table.Unanswered, partition, [Change.Insert(row, Body(question))], cancel);
        var tooOld = Keys.UnansweredBefore(question.Day.AddDays(-KeptFor.Days));
        var old = await store.RangeAsync(Table.Unanswered, partition, tooOld, MostDeletedAtOnce, cancel);
        if (old.Count > 0)
            await store.CommitAsync(Table.Unanswered, partition, [.. old.Select(row => Change.Delete(row.Row))], cancel);
        return row;
    }

    /// <summary>Keeps what somebody took of what was offered for a question, if that is kept.</summary>
    /// <param name="course">The course's id.</param>
    /// <param name="row">What the question is kept under; anything, as it came with a button.</param>
    /// <param name="key">The key of what was taken.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task MeansAsync(string course, string row, string key, CancellationToken cancel)
    {
        if (!Keys.IsUnanswered(row))
            return;
        var partition = Keys.Encode(course);
        if (await store.GetAsync(Table.Unanswered, partition, row, cancel) is { } kept
            && JsonSerializer.Deserialize(kept.Body, StoreJson.Default.UnansweredQuestion) is { } question
            && question.Meant != key)
        {
            // Of two who take something at once either will do.
            var changed = Change.Replace(row, Body(question with { Meant = key }), kept.ETag);
            await store.CommitAsync(Table.Unanswered, partition, [changed], cancel);
        }
    }

    /// <summary>All that are kept of a course, oldest first.</summary>
    public async Task<IReadOnlyList<UnansweredQuestion>> AllAsync(string course, CancellationToken cancel)
    {
        var all = new List<UnansweredQuestion>();
        await foreach (var row in store.ReadAllAsync(Table.Unanswered, Keys.Encode(course), RowRange.All, cancel))
            all.Add(JsonSerializer.Deserialize(row.Body, StoreJson.Default.UnansweredQuestion)!);
        return all;
    }

    /// <summary>Deletes those from before a day.</summary>
    /// <returns>How many.</returns>
    public Task<int> DeleteBeforeAsync(string course, DateOnly day, CancellationToken cancel) =>
        store.DeleteAllAsync(Table.Unanswered, Keys.Encode(course), Keys.UnansweredBefore(day), cancel);

    private static string Body(UnansweredQuestion question) => JsonSerializer.Serialize(question, StoreJson.Default.UnansweredQuestion);
}

/// <summary>A question that the notes did not answer.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Day">When, in UTC; no more exactly. What was offered is not kept: learners' rows have it, and would tell who asked.</param>
public sealed record UnansweredQuestion(string Text, DateOnly Day)
{
    /// <summary>The key of what somebody took of what was offered; null for nothing.</summary>
    public string? Meant { get; init; }

    /// <summary>The day as people sort it ("2026-03-04").</summary>
    [JsonIgnore]
    public string Date => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Its words alone: questions that have the same ones are one.</summary>
    [JsonIgnore]
    public string Said => string.Join(' ', Words.Of(Text).Select(word => word.Text));
}
