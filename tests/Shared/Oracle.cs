using System.Diagnostics;

namespace QuizBot.Tests.Shared;

/// <summary>Runs a script of tests/oracles with the published packages it stands on.</summary>
public static class Oracle
{
    public static string Folder { get; } = Find();

    /// <summary>Null where the oracles are installed; else what to do about it.</summary>
    public static string? Missing { get; } =
        Directory.Exists(Path.Combine(Folder, "node_modules")) ? null : "The oracles are not installed: run `bash tests/run.sh` once.";

    /// <summary>What the script wrote, for what it was given. A script that fails throws, with what it said.</summary>
    public static async Task<string> RunAsync(string script, string input, CancellationToken cancel, params string[] arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
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
        return node.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} failed: {await error}");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var oracles = Path.Combine(folder.FullName, "oracles");
            if (File.Exists(Path.Combine(oracles, "package.json")))
                return oracles;
        }

        throw new DirectoryNotFoundException("tests/oracles is not above " + AppContext.BaseDirectory);
    }
}
