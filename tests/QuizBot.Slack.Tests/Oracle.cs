using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>Runs a script of tests/oracles with Node; what is given goes in on stdin, what it prints comes back.</summary>
internal static class Oracle
{
    public static string Run(string script, string input, [CallerFilePath] string from = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, "..", "..", "oracles"));
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), "The npm packages are missing: run `bash tests/run.sh` once.");
        var start = new ProcessStartInfo("node") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, output.Result + errors.Result);
        return output.Result;
    }
}
