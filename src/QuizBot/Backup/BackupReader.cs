using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QuizBot.Core.Stores;
using QuizBot.Storage;

namespace QuizBot.Backup;

/// <summary>
/// Brings a backup into an empty store. The file is read whole before a row is written. A mark in the store says how far it is, by
/// which a restore that was cut off goes on, and nobody takes a half restored store for a whole one.
/// </summary>
internal sealed class BackupReader(IEntityStore store, IRowScan scan, string file, Action<long, long> progress)
{
    private const int AtOnce = 16;

    /// <summary>Commits between two marks.</summary>
    private const int Chunk = 64;

    /// <returns>How many rows there were.</returns>
    /// <exception cref="BackupException">The file is not whole or no backup, or the store is not empty.</exception>
    public async Task<long> ReadAsync(CancellationToken cancel)
    {
        var (rows, fingerprint) = await CheckAsync(cancel);
        var done = await BeginAsync(fingerprint, cancel);
        var all = done;
        foreach (var chunk in Commits(done).Chunk(Chunk))
        {
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
            await Parallel.ForEachAsync(chunk, atOnce, async (commit, stop) =>
                await store.CommitAsync(commit.Table, commit.Partition, commit.Changes, stop));
            all += chunk.Sum(commit => commit.Changes.Count);
            await store.CommitAsync(Table.Installs, Keeps.Restore, [Change.Upsert(Keeps.Restore, Mark(fingerprint, all))], cancel);
            progress(all, rows);
        }

        await store.CommitAsync(Table.Installs, Keeps.Restore, [Change.Delete(Keeps.Restore)], cancel);
        return rows;
    }

    /// <summary>How many rows the file has, and what tells it from every other.</summary>
    private async Task<(long Rows, string Fingerprint)> CheckAsync(CancellationToken cancel)
    {
        long number = 0, rows = 0;
        long? promised = null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using (var stream = File.OpenRead(file))
        {
            await foreach (var (line, _) in Lines.ReadAsync(stream, cancel))
            {
                number++;
                var read = BackupLine.Read(line);
                if (number == 1 && read?.QuizBot is not BackupLine.Form)
                    throw new BackupException(read?.QuizBot is { } form
                        ? $"{file} was written by a newer QuizBot (its form is {form}). Restore it with that one."
                        : $"{file} is no backup of QuizBot.");
                if (promised is not null || number > 1 && read is null or { IsRow: false, Rows: null })
                    throw new BackupException($"{file} is damaged in line {number.ToString(CultureInfo.InvariantCulture)}. "
                        + "Take another backup; nothing was written.");
                rows += read!.IsRow ? 1 : 0;
                promised = read.Rows;
                hash.AppendData(Encoding.UTF8.GetBytes(line));
            }
        }

        if (number == 0)
            throw new BackupException($"{file} is no backup of QuizBot.");
        return promised == rows
            ? (rows, Convert.ToHexStringLower(hash.GetHashAndReset()))
            : throw new BackupException($"{file} was cut off after {rows.ToString(CultureInfo.InvariantCulture)} rows. "
                + "Run the same `QuizBot backup` again, which goes on where it stopped; nothing was written.");
    }

    /// <summary>How many rows an earlier restore of this file has brought.</summary>
    private async Task<long> BeginAsync(string fingerprint, CancellationToken cancel)
    {
        if (await store.GetAsync(Table.Installs, Keeps.Restore, Keeps.Restore, cancel) is { } mark)
        {
            using var json = JsonDocument.Parse(mark.Body);
            return json.RootElement.GetProperty("file").GetString() == fingerprint
                ? json.RootElement.GetProperty("rows").GetInt64()
                : throw new BackupException(
                    "The store holds a half restored backup of another file. Restore that one to its end, or choose an empty store.");
        }

        foreach (var table in Enum.GetValues<Table>())
        {
            await foreach (var row in scan.ScanAsync(table, "", "", cancel))
            {
                if (!Keeps.Not(table, row.Partition))
                    throw new BackupException($"The store is not empty (it has {table}). A restore would mix two histories: "
                        + "choose an empty store, by another Storage:Path or Storage:TablePrefix.");
            }
        }

        await store.CommitAsync(Table.Installs, Keeps.Restore, [Change.Insert(Keeps.Restore, Mark(fingerprint, 0))], cancel);
        return 0;
    }

    /// <summary>Rows that follow each other in one partition go in one commit.</summary>
    private IEnumerable<(Table Table, string Partition, List<Change> Changes)> Commits(long skip)
    {
        (Table Table, string Partition, List<Change> Changes)? open = null;
        var length = 0;
        foreach (var line in File.ReadLines(file).Select(line => BackupLine.Read(line)!).Where(line => line.IsRow).Skip((int)skip))
        {
            if (open is { } full && (full.Table != line.Table || full.Partition != line.Partition
                || full.Changes.Count == StoreLimits.Changes || length + line.Body!.Length > StoreLimits.CommitLength))
            {
                yield return full;
                (open, length) = (null, 0);
            }

            open ??= (line.Table!.Value, line.Partition!, []);
            open.Value.Changes.Add(Change.Upsert(line.Row!, line.Body!));
            length += line.Body!.Length;
        }

        if (open is { } last)
            yield return last;
    }

    private static string Mark(string fingerprint, long rows) =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"file":"{{fingerprint}}","rows":{{rows}}}""");
}
