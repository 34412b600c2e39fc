using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace QuizBot.Core.Explain.Meaning;

/// <summary>
/// Vectors kept by the text they were made of, in a file, so that a start with unchanged notes makes none. New ones are written at the end;
/// whatever is cut off or no vector is dropped with all that stands behind it. Not safe for several threads.
/// </summary>
public sealed class KeptVectors : IDisposable
{
    /// <summary>A larger file, in bytes, is started anew: most of it is of texts that are gone.</summary>
    private const long Largest = 512L * 1024 * 1024;

    private const int KeySize = 16;
    private const int MostPieces = 1024;
    private const int BufferSize = 1 << 20;

    private readonly Dictionary<UInt128, SmallText> kept = [];
    private readonly int vectorSize;
    private FileStream? file;

    private KeptVectors(ISentenceEncoder encoder) => vectorSize = sizeof(float) + encoder.Size;

    /// <summary>How many texts it has vectors of.</summary>
    public int Count => kept.Count;

    /// <summary>Why it keeps new ones in memory only, in a sentence; null where it writes them down.</summary>
    public string? Problem { get; private set; }

    /// <summary>What is in the file of a folder; where that cannot be used, nothing, and <see cref="Problem"/> says why.</summary>
    /// <param name="folder">Made where it is not there.</param>
    /// <param name="encoder">What makes vectors; each model has a file of its own.</param>
    public static KeptVectors Open(string folder, ISentenceEncoder encoder)
    {
        var path = Path.Combine(folder, $"{encoder.Model}.vectors");
        KeptVectors kept = new(encoder);
        try
        {
            Directory.CreateDirectory(folder);
            kept.file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, BufferSize);
            kept.Read(kept.file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            kept.Stop($"{path} cannot be used: {e.Message}");
        }

        return kept;
    }

    /// <summary>The vectors of a text that were kept; null where none were.</summary>
    internal SmallText? Find(string text) => kept.GetValueOrDefault(KeyOf(text));

    /// <summary>Keeps vectors; in memory only where they cannot be written, because the disk is full for example.</summary>
    internal void Add(string text, SmallText vectors)
    {
        var key = KeyOf(text);
        kept[key] = vectors;
        if (file is null)
            return;
        var record = new byte[KeySize + sizeof(int) + (vectorSize * (1 + vectors.Pieces.Length))];
        BinaryPrimitives.WriteUInt128LittleEndian(record, key);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(KeySize), vectors.Pieces.Length);
        foreach (var (at, vector) in vectors.Pieces.Prepend(vectors.Sentence).Index())
        {
            var place = record.AsSpan(KeySize + sizeof(int) + (at * vectorSize), vectorSize);
            BinaryPrimitives.WriteSingleLittleEndian(place, vector.Scale);
            MemoryMarshal.AsBytes(vector.Steps.AsSpan()).CopyTo(place[sizeof(float)..]);
        }

        try
        {
            file.Write(record);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Stop($"{file.Name} cannot be written: {e.Message}");
        }
    }

    /// <summary>Writes what is new through to the disk.</summary>
    public void Flush()
    {
        try
        {
            file?.Flush();
        }
        catch (IOException e)
        {
            Stop($"{file!.Name} cannot be written: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // What could not be written is made anew next time.
        }

        file = null;
    }

    private void Stop(string problem)
    {
        Problem = problem;
        Dispose();
    }

    private void Read(FileStream from)
    {
        if (from.Length > Largest)
            from.SetLength(0);
        long sound = 0;
        while (ReadOne(from) is var (key, vectors))
        {
            kept[key] = vectors;
            sound += KeySize + sizeof(int) + (vectorSize * (1 + vectors.Pieces.Length));
        }

        from.SetLength(sound);
        from.Seek(sound, SeekOrigin.Begin);
    }

    /// <summary>Null at the end, and at the first that is cut off or no vector.</summary>
    private (UInt128 Key, SmallText Vectors)? ReadOne(Stream from)
    {
        Span<byte> head = stackalloc byte[KeySize + sizeof(int)];
        if (from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            || BinaryPrimitives.ReadInt32LittleEndian(head[KeySize..]) is not (>= 0 and <= MostPieces and var pieces))
            return null;
        var vectors = new SmallVector[1 + pieces];
        var bytes = new byte[vectorSize];
        for (var at = 0; at < vectors.Length; at++)
        {
            if (from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                return null;
            var numbers = MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(sizeof(float))).ToArray();
            vectors[at] = new(BinaryPrimitives.ReadSingleLittleEndian(bytes), numbers);
            if (!vectors[at].IsSound)
                return null;
        }

        return (BinaryPrimitives.ReadUInt128LittleEndian(head), new(vectors[0], vectors[1..]));
    }

    private static UInt128 KeyOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
