using System.Diagnostics;
using Xunit;

namespace QuizBot.Core.Tests.Memory;

/// <summary>A script of tests/oracles that answers lines with lines.</summary>
internal static class Oracle
{
    private static readonly string? Folder = Find();

    public static bool Missing(string package) => Folder is null || !Directory.Exists(Path.Combine(Folder, "node_modules", package));

    public static async Task<string[]> AskAsync(string script, IEnumerable<string> lines, CancellationToken cancel)
    {
        using var node = Process.Start(new ProcessStartInfo("node", script)
        {
            WorkingDirectory = Folder!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = node.StandardOutput.ReadToEndAsync(cancel);
        var errors = node.StandardError.ReadToEndAsync(cancel);
        foreach (var line in lines)
            await node.StandardInput.WriteLineAsync(line.AsMemory(), cancel);
        node.StandardInput.Close();
        await node.WaitForExitAsync(cancel);
        Assert.True(node.ExitCode == 0, $"{script}: {await errors}");
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var oracles = Path.Combine(folder.FullName, "tests", "oracles");
            if (Directory.Exists(oracles))
                return oracles;
        }
        return null;
    }
}
