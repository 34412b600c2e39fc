using System.Globalization;
using System.Text;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Storage;

namespace QuizBot.Backup;

/// <summary>
/// Writes every row of a store into a file of JSON lines. A file that was cut off is gone on with after its last whole row.
/// </summary>
/// <remarks>People may answer meanwhile: each row is as it was when it was read.</remarks>
internal sealed class BackupWriter(IRowScan store, string file, Action<long> progress)
{
    private const int ProgressEvery = 1_000;

    private static readonly FileStreamOptions ForOwner = Options();

    private long rows;

    /// <returns>How many rows the file has.</returns>
    /// <exception cref="BackupException">The file is another's or whole already.</exception>
    public async Task<long> WriteAsync(CancellationToken cancel)
    {
        await using var stream = new FileStream(file, ForOwner);
        var last = await GoOnAfterAsync(stream, cancel);
        await using var lines = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        if (rows == 0)
            await lines.WriteLineAsync(new BackupLine(QuizBot: BackupLine.Form).Write());
        foreach (var table in Enum.GetValues<Table>().Where(table => last?.Table is null || table >= last.Table))
        {
            var goesOn = table == last?.Table;
            await foreach (var row in store.ScanAsync(table, goesOn ? last!.Partition! : "", goesOn ? last!.Row! : "", cancel))
            {
                if (Keeps.Not(table, row.Partition))
                    continue;
                await lines.WriteLineAsync(new BackupLine(Table: table, Partition: row.Partition, Row: row.Row, Body: row.Body).Write());
                if (++rows % ProgressEvery == 0)
                    progress(rows);
            }
        }

        await lines.WriteLineAsync(new BackupLine(Rows: rows).Write());
        await lines.FlushAsync(cancel);
#pragma warning disable CA1849 // Only this one waits for the disk.
        stream.Flush(flushToDisk: true);
#pragma warning restore CA1849
        return rows;
    }

    /// <summary>The last whole row of a file that was begun, after which it is cut; null to begin.</summary>
    private async Task<BackupLine?> GoOnAfterAsync(FileStream stream, CancellationToken cancel)
    {
        long whole = 0;
        BackupLine? last = null;
        await foreach (var (line, end) in Lines.ReadAsync(stream, cancel))
        {
            var read = BackupLine.Read(line);
            if (whole == 0 && read?.QuizBot is null)
                throw new BackupException($"{file} is there already and is no backup. Choose another name.");
            if (read?.Rows is { } count)
                throw new BackupException(
                    $"{file} is a whole backup of {count.ToString(CultureInfo.InvariantCulture)} rows already. Choose another name.");
            if (read is null or { QuizBot: null, IsRow: false })
                break;
            whole = end;
            if (read.IsRow)
                (last, rows) = (read, rows + 1);
        }

        stream.SetLength(rows == 0 ? 0 : whole);
        stream.Position = stream.Length;
        return last;
    }

    /// <summary>It holds all that people answered: nobody but its owner reads it.</summary>
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>What is of the running bots, not of people, and therefore in no backup.</summary>
internal static class Keeps
{
    /// <summary>Partition and row of the mark that a restore leaves until it is done.</summary>
    public const string Restore = "restore";

    public static bool Not(Table table, string partition) => table == Table.Installs && partition is Keys.Health or Keys.Upkeep or Restore;
}

/// <summary>Lines of a file with where they end, so that one can cut after a whole one.</summary>
internal static class Lines
{
    /// <summary>Lines that end in a line feed, without it, and the position after it. What has none was cut off and is left out.</summary>
    public static async IAsyncEnumerable<(string Line, long End)> ReadAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        var line = new MemoryStream();
        long position = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            var start = 0;
            for (int feed; (feed = Array.IndexOf(buffer, (byte)'\n', start, read - start)) >= 0; start = feed + 1)
            {
                line.Write(buffer.AsSpan(start, feed - start));
                yield return (Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length), position + feed + 1);
                line.SetLength(0);
            }

            line.Write(buffer.AsSpan(start, read - start));
            position += read;
        }
    }
}
