using System.Diagnostics;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>A script of tests/oracles, with the published packages it stands on.</summary>
public static class Oracle
{
    private static readonly string Folder = Repository.At("tests", "oracles");

    /// <summary>A file of tests/oracles.</summary>
    public static string File(params IEnumerable<string> parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Skips the running test where the packages are not installed, and says how to install them.</summary>
    public static void Need() => Assert.SkipUnless(Directory.Exists(File("node_modules")), "The oracles are not installed: run `bash tests/run.sh` once.");

    /// <summary>What the script wrote, for what it was given. A script that fails throws, with what it said.</summary>
    public static async Task<string> RunAsync(string script, string input, CancellationToken cancel, params IEnumerable<string> arguments)
    {
        Need();
        using var node = Process.Start(new ProcessStartInfo("node", [File(script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync(cancel);
        var error = node.StandardError.ReadToEndAsync(cancel);
        try
        {
            await node.StandardInput.WriteAsync(input.AsMemory(), cancel);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; what it said about that is below.
        }

        await node.WaitForExitAsync(cancel);
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} failed: {await error}{await output}");
    }
}
