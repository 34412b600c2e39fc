namespace QuizBot.Core.Notes.Pictures;

/// <summary>A picture that a note shows, as it was when the note was read.</summary>
/// <param name="Name">
/// Under which it is served ("4f0c….png"), made from what is in it: nobody who has not the picture can guess it, and a picture that
/// changes gets another.
/// </param>
/// <param name="File">Where it lies.</param>
/// <param name="MediaType">"image/png", "image/jpeg" or "image/gif".</param>
/// <param name="Length">In bytes.</param>
/// <param name="Written">When it was written, in UTC.</param>
public sealed record Picture(string Name, string File, string MediaType, long Length, DateTime Written)
{
    /// <summary>Whether it is another one, or gone, since it was read.</summary>
    public bool HasChanged => new FileInfo(File) is var info && (!info.Exists || info.Length != Length || info.LastWriteTimeUtc != Written);

    /// <summary>What is in it; null where it has changed, or cannot be read.</summary>
    public byte[]? Read()
    {
        try
        {
            return HasChanged ? null : System.IO.File.ReadAllBytes(File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
