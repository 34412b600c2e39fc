using Microsoft.Data.Sqlite;
using QuizBot.Core.Stores;

namespace QuizBot.Storage.Sqlite;

/// <summary>
/// A place at the file for one user at a time. Its session opens at the first use and is given up after an error (which rolls
/// back what was open), so that the next use starts afresh.
/// </summary>
internal sealed class SqliteSeat(string path, int maxPages) : IDisposable
{
    private SqliteSession? session;

    /// <exception cref="StoreUnavailableException">The file cannot be used; the message says how to mend it.</exception>
    public T Use<T>(Func<SqliteSession, T> work)
    {
        try
        {
            session ??= new SqliteSession(SqliteFile.Open(path, maxPages));
            return work(session);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw SqliteProblem.Explain(path, e);
        }
    }

    public void Dispose()
    {
        session?.Dispose();
        session = null;
    }
}
