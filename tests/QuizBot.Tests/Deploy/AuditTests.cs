using System.Diagnostics;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>The audit of packages: it is made, and it can fail.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task A_known_vulnerability_is_told_from_none_and_from_a_registry_that_does_not_say()
    {
        using var audit = Process.Start(new ProcessStartInfo("bash", [Repository.At("tests", "audit.sh"), "--self-check"]) { RedirectStandardOutput = true })!;
        var said = await audit.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await audit.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, audit.ExitCode);
        Assert.Equal(Directory.GetFiles(Repository.At("tests", "audit")).Length, said.Split("ok: ").Length - 1);
        foreach (var ending in new[] { "dotnet-0", "dotnet-1", "dotnet-2", "npm-0", "npm-1", "npm-2" })
            Assert.Contains($"ok: {ending}-", said, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_made_weekly_and_for_each_pull_request()
    {
        var workflow = File.ReadAllText(Repository.At(".github", "workflows", "audit.yml"));
        foreach (var line in new[] { "  schedule:", "  pull_request:", "bash tests/audit.sh --self-check", "run: bash tests/audit.sh\n" })
            Assert.Contains(line, workflow, StringComparison.Ordinal);
    }
}
