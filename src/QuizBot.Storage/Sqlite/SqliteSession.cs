using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using SQLitePCL;
using static SQLitePCL.raw;

namespace QuizBot.Storage.Sqlite;

/// <summary>One connection with its prepared statements, for one thread at a time. Throws what SQLite throws.</summary>
[SuppressMessage("Usage", "CA2213", Justification = "Closing the connection closes its statements.")]
internal sealed class SqliteSession : IDisposable
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED.</summary>
    private const int HasMovedQuestion = 20;

    private const string OneRow = """WHERE "table" = $table AND partition = $partition AND row = $row""";

    /// <summary>Above every key: keys end at <c>~</c>.</summary>
    private const string AboveEveryKey = "\u007F";

    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand commit;
    private readonly SqliteCommand get;
    private readonly SqliteCommand range;
    private readonly SqliteCommand scan;
    private readonly SqliteCommand partition;
    private readonly SqliteCommand etag;
    private readonly SqliteCommand put;
    private readonly SqliteCommand delete;

    public SqliteSession(SqliteConnection connection)
    {
        this.connection = connection;
        begin = Statement("BEGIN IMMEDIATE");
        commit = Statement("COMMIT");
        get = Statement($"SELECT body, etag FROM entities {OneRow}", "$table", "$partition", "$row");
        range = Statement(
            """
            SELECT row, body, etag FROM entities
            WHERE "table" = $table AND partition = $partition AND row > $after AND row < $before
            ORDER BY row LIMIT $take
            """,
            "$table", "$partition", "$after", "$before", "$take");
        scan = Statement(
            """
            SELECT partition, row, body FROM entities
            WHERE "table" = $table AND (partition, row) > ($partition, $after)
            ORDER BY partition, row LIMIT $take
            """,
            "$table", "$partition", "$after", "$take");
        partition = Statement("""SELECT min(partition) FROM entities WHERE "table" = $table AND partition > $after""", "$table", "$after");
        etag = Statement($"SELECT etag FROM entities {OneRow}", "$table", "$partition", "$row");
        put = Statement(
            """
            INSERT INTO entities VALUES ($table, $partition, $row, $body, $etag)
            ON CONFLICT DO UPDATE SET body = excluded.body, etag = excluded.etag
            """,
            "$table", "$partition", "$row", "$body", "$etag");
        delete = Statement($"DELETE FROM entities {OneRow}", "$table", "$partition", "$row");
    }

    /// <summary>Whether the file was removed, renamed or replaced since this session opened it.</summary>
    public bool HasMoved
    {
        get
        {
            var moved = 0;
            var handle = connection.Handle!;
            return NativeMethods.FileControl(handle, "main", HasMovedQuestion, ref moved) == SQLITE_OK && moved != 0;
        }
    }

    public void Dispose() => connection.Dispose();

    public Entity? Get(Table table, string partition, string row)
    {
        using var found = Bind(get, table.ToString(), partition, row).ExecuteReader();
        return found.Read() ? new Entity(row, found.GetString(0), found.GetString(1)) : null;
    }

    public IReadOnlyList<Entity> Range(Table table, string partition, RowRange rows, int take)
    {
        var entities = new List<Entity>();
        using var found = Bind(range, table.ToString(), partition, rows.After, rows.Before ?? AboveEveryKey, take).ExecuteReader();
        while (found.Read())
            entities.Add(new Entity(found.GetString(0), found.GetString(1), found.GetString(2)));
        return entities;
    }

    public IReadOnlyList<ScannedRow> Scan(Table table, string afterPartition, string afterRow, int take)
    {
        var rows = new List<ScannedRow>();
        using var found = Bind(scan, table.ToString(), afterPartition, afterRow, take).ExecuteReader();
        while (found.Read())
            rows.Add(new ScannedRow(found.GetString(0), found.GetString(1), found.GetString(2)));
        return rows;
    }

    /// <summary>Each is found by the index, whatever lies between.</summary>
    public IReadOnlyList<string> Partitions(Table table, string after, int take)
    {
        var partitions = new List<string>();
        while (partitions.Count < take && Bind(partition, table.ToString(), after).ExecuteScalar() is string next)
        {
            partitions.Add(next);
            after = next;
        }

        return partitions;
    }

    /// <summary>Makes all commits in order, in one transaction and one fsync. A conflict leaves out its own commit only.</summary>
    public IReadOnlyList<CommitResult> Write(IReadOnlyList<PendingCommit> group)
    {
        begin.ExecuteNonQuery();
        CommitResult[] results = [.. group.Select(Apply)];
        commit.ExecuteNonQuery();
        return results;
    }

    private CommitResult Apply(PendingCommit pending)
    {
        var table = pending.Table.ToString();
        for (var i = 0; i < pending.Changes.Count; i++)
            if (Conflicts(table, pending.Partition, pending.Changes[i]))
                return CommitResult.ConflictAt(i);
        return CommitResult.Success([.. pending.Changes.Select(change => Make(table, pending.Partition, change))]);
    }

    private bool Conflicts(string table, string partition, Change change) => change switch
    {
        { Kind: ChangeKind.Insert } => ETag(table, partition, change.Row) is not null,
        { ETag: not null } => ETag(table, partition, change.Row) != change.ETag,
        _ => false,
    };

    private string? Make(string table, string partition, Change change)
    {
        if (change.Kind == ChangeKind.Delete)
        {
            Bind(delete, table, partition, change.Row).ExecuteNonQuery();
            return null;
        }

        // Random rather than counted: it does not return even where a backup takes the file's place.
        var version = Guid.NewGuid().ToString("N");
        Bind(put, table, partition, change.Row, change.Body!, version).ExecuteNonQuery();
        return version;
    }

    private string? ETag(string table, string partition, string row) => (string?)Bind(etag, table, partition, row).ExecuteScalar();

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this class; values are parameters.")]
    private SqliteCommand Statement(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static SqliteCommand Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command;
    }

    private static class NativeMethods
    {
        /// <summary>The one thing of SQLite's that the wrapper does not have.</summary>
        [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control", BestFitMapping = false, ThrowOnUnmappableChar = true)]
#pragma warning disable CA5393 // SQLite's native library stands beside the program, and nowhere else is looked first.
        [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
        public static extern int FileControl(
            sqlite3 database, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, int question, ref int answer);
#pragma warning restore CA5393
    }
}
