using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using SQLitePCL;

namespace QuizBot.Storage.Sqlite;

/// <summary>Opens the database file, and makes it where there is none.</summary>
internal static class SqliteFile
{
    /// <summary>How long another program's lock is waited for.</summary>
    public const int BusySeconds = 5;

    /// <summary>"Quiz", by which the file is known from other programs' databases.</summary>
    private const int ApplicationId = 0x5175697A;
    private const int SchemaVersion = 1;

    // With a hidden rowid: bodies are large, and beside keys of their own (WITHOUT ROWID) an answer writes two to three times the bytes.
    private const string Schema =
        """
        CREATE TABLE entities (
          "table" TEXT NOT NULL, partition TEXT NOT NULL, row TEXT NOT NULL, body TEXT NOT NULL, etag TEXT NOT NULL,
          UNIQUE ("table", partition, row)
        ) STRICT
        """;

    /// <summary>In bytes; three usual bodies on a page.</summary>
    private const int PageSize = 8192;

    /// <param name="path">A full path.</param>
    /// <param name="maxPages">The file grows to so many pages at most; 0 for as many as the disk has.</param>
    /// <param name="create">Whether the file and its folders are made where they are missing.</param>
    /// <exception cref="StoreUnavailableException">The file is of a newer QuizBot, of another program, or on a disk that does not
    /// fit.</exception>
    /// <exception cref="SqliteException">SQLite cannot open it.</exception>
    /// <exception cref="IOException">A folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be made.</exception>
    public static SqliteConnection Open(string path, int maxPages, bool create)
    {
        if (create)
            PrivateFile.Create(path);
        PrivateFile.Close(path);
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            Prepare(connection, path, maxPages);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Takes the one place of a process that serves from the file. It is given back by disposing it, or by the system when the process
    /// ends.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Another process has it, or its file cannot be made.</exception>
    public static FileStream TakeSeat(string path)
    {
        var seat = path + ".lock";
        try
        {
            PrivateFile.CreateFolder(path);
            return new FileStream(seat, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
        }
        catch (IOException) when (File.Exists(seat))
        {
            throw new StoreUnavailableException(
                $"The database {path} is in use by another QuizBot. Stop that one, or set Storage:Path to another file. "
                    + "Several instances on the same data need Storage:Provider AzureTables.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SqliteProblem.Explain(path, e);
        }
    }

    private static void Prepare(SqliteConnection file, string path, int maxPages)
    {
        Ask(file, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
        // SQLite opens a file that it may not write for reading, and says so only at the first write.
        if (raw.sqlite3_db_readonly(file.Handle, "main") == 1)
            throw new SqliteException("The file is read-only.", raw.SQLITE_READONLY);
        Identify(file, path);
        Ask(file, $"PRAGMA page_size = {PageSize}");
        if (Ask(file, "PRAGMA journal_mode = WAL") is not "wal")
            throw new StoreUnavailableException($"The database {path} is on a disk that programs cannot share, as network folders are. "
                + "Set Storage:Path to a file on a local disk.");
        Ask(file, "PRAGMA synchronous = FULL");
        Ask(file, $"PRAGMA max_page_count = {maxPages}");
        Create(file);
    }

    /// <summary>Refuses what is not QuizBot's or not yet known, before anything is changed in it.</summary>
    private static void Identify(SqliteConnection file, string path)
    {
        // In this order: another process may be making the file, table and mark in one transaction, between the two questions.
        if (Number(file, "SELECT count(*) FROM sqlite_schema") > 0 && !IsOurs(file))
            throw new StoreUnavailableException(
                $"The database {path} belongs to another program. Set Storage:Path to a file of its own for QuizBot.");
        if (Number(file, "PRAGMA user_version") is > SchemaVersion and long version)
            throw new StoreUnavailableException($"The database {path} was written by a newer QuizBot (its version is {version}, this one "
                + $"knows {SchemaVersion}). Start that newer QuizBot, or put back the backup from before the update.");
    }

    private static void Create(SqliteConnection file)
    {
        if (IsOurs(file))
            return;
        using var transaction = file.BeginTransaction();
        // Asked again, now that no other process can write: two may start on a new file at once.
        if (IsOurs(file))
            return;
        Ask(file, Schema);
        Ask(file, $"PRAGMA user_version = {SchemaVersion}");
        Ask(file, $"PRAGMA application_id = {ApplicationId}");
        transaction.Commit();
    }

    private static bool IsOurs(SqliteConnection file) => Number(file, "PRAGMA application_id") == ApplicationId;

    private static long Number(SqliteConnection file, string sql) => (long)Ask(file, sql)!;

    [SuppressMessage("Security", "CA2100", Justification = "Every text is a constant of this class with numbers put in.")]
    private static object? Ask(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
