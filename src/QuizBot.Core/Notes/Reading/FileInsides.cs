namespace QuizBot.Core.Notes.Reading;

/// <summary>
/// Which files are inside a folder, also where links are on the way to them: whoever may write notes may not have other files read.
/// </summary>
/// <param name="root">The folder itself, no link to it.</param>
internal sealed class FileInsides(DirectoryInfo root)
{
    /// <summary>More links than this on one way are a circle.</summary>
    private const int MostLinks = 40;

    private readonly string inside = Path.TrimEndingDirectorySeparator(root.FullName);

    /// <summary>True where the entry is no link, or one to something that is in the folder whichever way it is reached.</summary>
    public bool Has(FileSystemInfo entry) => Has(entry, MostLinks);

    /// <summary>True for a file without a byte. So is a pipe or a device, which must not be opened: nobody may ever write to it.</summary>
    public static bool IsEmpty(FileSystemInfo entry)
    {
        var real = entry.ResolveLinkTarget(returnFinalTarget: true) ?? entry;
        return new FileInfo(real.FullName) is { Exists: true, Length: 0 };
    }

    private bool Has(FileSystemInfo entry, int links)
    {
        if (links == 0)
            return false;
        for (var at = entry; at is not null; at = Directory.GetParent(at.FullName))
        {
            if (at.FullName == inside)
                return true;
            // Asked for its target, a place where nothing is throws.
            if (at.LinkTarget is not null && at.ResolveLinkTarget(returnFinalTarget: false) is { } target)
                return Has(target, links - 1);
        }

        return false;
    }
}
