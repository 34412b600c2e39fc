using System.Runtime.InteropServices;

namespace QuizBot.Semantics;

/// <summary>
/// Large blocks of native memory, such as the weights of a model. The library of most Linux machines, glibc, takes them from a common heap once a
/// few were freed, and what is freed there stays with the process: after the model is read that is some 30 MB.
/// </summary>
internal static class LargeBlocks
{
    /// <summary>M_MMAP_THRESHOLD of malloc.h.</summary>
    private const int OnTheirOwn = -3;

    /// <summary>In bytes: the smallest matrix of the model is a little larger, and what a question takes is smaller.</summary>
    private const int Least = 512 * 1024;

    /// <summary>From now on each goes back to the machine as soon as it is freed.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Set(OnTheirOwn, Least);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // Another library than glibc gives them back by itself.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(int option, int value);
}
