using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace QuizBot.Core.Explain.Meaning;

/// <summary>
/// Vectors kept in a file by the text they were made of, so that a start with unchanged notes makes none. New ones are written at the end;
/// whatever is cut off or no vector is dropped with all that stands behind it. Not safe for several threads.
/// </summary>
public sealed class VectorFile : IDisposable
{
    /// <summary>A larger file, in bytes, is started anew: most of it is of texts that are gone.</summary>
    private const long Largest = 512L * 1024 * 1024;

    private const int KeySize = 16;
    private const int MostPieces = 1024;

    private readonly Dictionary<UInt128, SmallText> kept = [];
    private readonly int vectorSize;
    private FileStream? file;

    /// <param name="folder">Where it is kept; made where it is not there.</param>
    /// <param name="encoder">What makes vectors; each model has a file of its own.</param>
    /// <exception cref="IOException">The folder or the file cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public VectorFile(string folder, ISentenceEncoder encoder)
    {
        vectorSize = sizeof(float) + encoder.Size;
        Directory.CreateDirectory(folder);
        file = new(Path.Combine(folder, $"{encoder.Model}.vectors"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1 << 20);
        Read(file);
    }

    /// <summary>How many texts it has vectors of.</summary>
    public int Count => kept.Count;

    /// <summary>The vectors of a text that were kept; null where none were.</summary>
    internal SmallText? Find(string text) => kept.GetValueOrDefault(KeyOf(text));

    /// <exception cref="IOException">It cannot be written, because the disk is full for example. From then on it keeps in memory only.</exception>
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
            Dispose();
            throw;
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
        if (from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || BinaryPrimitives.ReadInt32LittleEndian(head[KeySize..]) is not (>= 0 and <= MostPieces and var pieces))
            return null;
        var vectors = new SmallVector[1 + pieces];
        var bytes = new byte[vectorSize];
        for (var at = 0; at < vectors.Length; at++)
        {
            if (from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
                return null;
            vectors[at] = new(BinaryPrimitives.ReadSingleLittleEndian(bytes), MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(sizeof(float))).ToArray());
            if (!vectors[at].IsSound)
                return null;
        }

        return (BinaryPrimitives.ReadUInt128LittleEndian(head), new(vectors[0], vectors[1..]));
    }

    private static UInt128 KeyOf(string text) => BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
