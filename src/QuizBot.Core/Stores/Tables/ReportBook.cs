using System.Text.Json;
using QuizBot.Core.Chat;

namespace QuizBot.Core.Stores.Tables;

/// <summary>What people said about cards and explanations, for those who write the notes. Nobody is named.</summary>
public sealed class ReportBook(IEntityStore store)
{
    /// <summary>Keeps a report; the same turn twice is one.</summary>
    public Task AddAsync(Turn turn, Report report, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(report, StoreJson.Default.Report);
        return store.CommitAsync(Table.Reports, Keys.Reports, [Change.Insert(Keys.Report(turn.Room, turn.Id), body)], cancel);
    }

    /// <summary>All of them, newest first.</summary>
    public async Task<IReadOnlyList<Report>> ReadAsync(CancellationToken cancel)
    {
        var reports = new List<Report>();
        await foreach (var entity in store.ReadAllAsync(Table.Reports, Keys.Reports, RowRange.All, cancel))
            reports.Add(JsonSerializer.Deserialize(entity.Body, StoreJson.Default.Report)!);
        return [.. reports.OrderByDescending(report => report.At)];
    }
}

/// <summary>What one person said about one thing.</summary>
/// <param name="At">When.</param>
/// <param name="About">
/// What it is about: the key of an entry ("D1.2/aws-glue") or the stored id of a card; null where nobody knows any more.
/// </param>
/// <param name="Text">A line in their own words; empty for none.</param>
public sealed record Report(DateTimeOffset At, string? About, string Text)
{
    /// <summary>A longer text is cut.</summary>
    public const int MostText = 1_000;

    /// <summary>Whether they found it good; null where they were not asked that.</summary>
    public bool? Good { get; init; }
}
