namespace QuizBot.Core.Stores;

/// <summary>What every store takes. The numbers are those of Azure Tables, with room to spare.</summary>
public static class StoreLimits
{
    /// <summary>Most changes in one commit.</summary>
    public const int Changes = 100;

    /// <summary>Longest body, in UTF-16 characters.</summary>
    public const int BodyLength = 400_000;

    /// <summary>
    /// Most characters of all bodies in one commit: Azure takes 4 MiB, in which its client spends six bytes on a quote or a letter with an
    /// accent.
    /// </summary>
    public const int CommitLength = 600_000;

    /// <summary>Longest partition or row key. Azurite takes 512 characters, Azure 1,024.</summary>
    public const int KeyLength = 255;

    /// <summary>Most rows a range read returns at once.</summary>
    public const int PageSize = 1000;
}
