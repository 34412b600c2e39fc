using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.Sqlite;

/// <summary>
/// A place at the file for one user at a time. Its session opens at the first use and is given up after an error (which rolls
/// back what was open), so that the next use starts afresh.
/// </summary>
/// <param name="path">A full path.</param>
/// <param name="maxPages">The file grows to so many pages at most; 0 for as many as the disk has.</param>
/// <param name="create">Whether the first use makes the file where it is missing. Nobody makes it again later: it was removed then.</param>
internal sealed class SqliteSeat(string path, int maxPages, bool create) : IDisposable
{
    private SqliteSession? session;
    private bool mayCreate = create;

    /// <exception cref="StoreUnavailableException">The file cannot be used; the message says how to mend it.</exception>
    public T Use<T>(Func<SqliteSession, T> work)
    {
        try
        {
            if (session?.HasMoved == true)
                Leave();
            session ??= Open();
            return work(session);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw !mayCreate && !File.Exists(path) ? SqliteProblem.Removed(path) : SqliteProblem.Explain(path, e);
        }
    }

    public void Dispose()
    {
        session?.Dispose();
        session = null;
    }

    private SqliteSession Open()
    {
        var opened = new SqliteSession(SqliteFile.Open(path, maxPages, mayCreate));
        mayCreate = false;
        return opened;
    }

    /// <summary>
    /// Another file has the name now, or none. What is written to the old one nobody would find again, so the session goes on with the new
    /// one; while there is none it stays as it is, since the old one lives as long as it is open.
    /// </summary>
    private void Leave()
    {
        if (!File.Exists(path))
            throw SqliteProblem.Removed(path);
        Dispose();
    }
}
