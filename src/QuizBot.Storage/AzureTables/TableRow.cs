using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.AzureTables;

/// <summary>
/// An <see cref="Entity"/> as a table row: the body in the columns <c>Body</c>, <c>Body1</c>, <c>Body2</c> and so on, and in
/// <c>Commit</c> the id of the commit that wrote it.
/// </summary>
internal static partial class TableRow
{
    /// <summary>A well-formed etag that no row has.</summary>
    public const string NoETag = "W/\"datetime'1601-01-01T00%3A00%3A00Z'\"";

    /// <summary>Azure takes 32,768 UTF-16 characters in a column.</summary>
    private const int ColumnLength = 32_000;
    private const string CommitColumn = "Commit";

    /// <summary>The row, or null where there is none.</summary>
    public static async Task<TableEntity?> FindAsync(TableClient table, string partition, string row, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        if (found.HasValue)
            return found.Value;
        // The client says "does not exist" for a row and for a whole table alike.
        var absent = new RequestFailedException(found.GetRawResponse());
        return absent.ErrorCode == TableErrorCode.TableNotFound ? throw absent : null;
    }

    public static Entity ToEntity(TableEntity row)
    {
        var columns = Enumerable.Range(0, row.Count).Select(column => row.GetString(BodyColumn(column)))
            .TakeWhile(text => text is not null);
        return new Entity(row.RowKey, string.Concat(columns), row.ETag.ToString());
    }

    public static bool IsOf(TableEntity? row, string commitId) => row?.GetString(CommitColumn) == commitId;

    public static TableTransactionAction ToAction(string partition, Change change, string commitId)
    {
        var row = new TableEntity(partition, change.Row);
        if (change.Body is not null)
        {
            row[CommitColumn] = commitId;
            Spread(change.Body, row);
        }

        return change.Kind switch
        {
            ChangeKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, row),
            ChangeKind.Upsert => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row),
            ChangeKind.Replace => new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, Condition(change)),
            _ => new TableTransactionAction(TableTransactionActionType.Delete, row, Condition(change)),
        };
    }

    private static void Spread(string body, TableEntity row)
    {
        for (int start = 0, column = 0; start < body.Length; column++)
        {
            var length = Math.Min(ColumnLength, body.Length - start);
            if (char.IsHighSurrogate(body[start + length - 1]))
                length--;
            row[BodyColumn(column)] = body.Substring(start, length);
            start += length;
        }
    }

    private static string BodyColumn(int column) => column == 0 ? "Body" : $"Body{column}";

    /// <summary>
    /// An etag that is not of Azure's form would be a "bad request", or worse in a header; here it is one that is not current.
    /// </summary>
    private static ETag Condition(Change change) => change.ETag switch
    {
        null => ETag.All,
        { } etag when ETagForm().IsMatch(etag) => new ETag(etag),
        _ => new ETag(NoETag),
    };

    [GeneratedRegex("""^W/"datetime'[0-9A-Za-z.:%+-]{1,60}'"\z""")]
    private static partial Regex ETagForm();
}
