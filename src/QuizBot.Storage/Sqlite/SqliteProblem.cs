using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;
using static SQLitePCL.raw;

namespace QuizBot.Storage.Sqlite;

/// <summary>Says in plain words why the file cannot be used and what helps.</summary>
internal static class SqliteProblem
{
    public static StoreUnavailableException Explain(string path, Exception problem) =>
        new($"The database {path} {Words(path, problem)}", problem);

    public static StoreUnavailableException Removed(string path) =>
        new($"The database {path} was removed while QuizBot was running. Put it back; or restart QuizBot, which then begins a new one.");

    private static string Words(string path, Exception problem) => (problem as SqliteException)?.SqliteErrorCode switch
    {
        SQLITE_CANTOPEN when Directory.Exists(path) =>
            "is a folder. Set Storage:Path to a file, for example data/quizbot.db.",
        SQLITE_READONLY or SQLITE_PERM or SQLITE_CANTOPEN or SQLITE_AUTH =>

            "cannot be opened for writing. Let the account that runs QuizBot write to the file and to its folder, "
                + "or set Storage:Path to another place.",
        SQLITE_NOTADB or SQLITE_CORRUPT =>
            "is damaged or is not a database. Put a backup in its place, or move it away: QuizBot then starts a new one.",
        SQLITE_FULL =>
            "cannot grow, because the disk is full. Free some space; QuizBot goes on by itself.",
        SQLITE_BUSY or SQLITE_LOCKED =>
            $"is kept locked by another program for more than {SqliteFile.BusySeconds} seconds. "
                + "Close that program (a backup, a database browser).",
        int code =>
            $"cannot be read or written (SQLite error {code}). Check the disk and its free space; QuizBot goes on by itself.",
        null when problem is UnauthorizedAccessException =>
            "cannot be created. Let the account that runs QuizBot write there, or set Storage:Path to another place.",
        null =>
            "cannot be created. Check that its folder can exist, or set Storage:Path to another place.",
    };
}
