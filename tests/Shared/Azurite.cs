using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>A real table server for the tests of one run, on a free loopback port and in memory; it ends with the run.</summary>
public sealed class Azurite : IAsyncLifetime
{
    public const string Account = "devstoreaccount1";

    /// <summary>The development key that every Azurite has and its manual prints.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private Process? server;
    private Uri? address;

    /// <summary>A certificate and its key as PEM files, for a server that speaks https and takes bearer tokens; none for plain http.</summary>
    public IReadOnlyList<string> Certificate { get; init; } = [];

    /// <summary>Where tables are; skips the running test when Azurite is not installed.</summary>
    public Uri Endpoint
    {
        get
        {
            Assert.SkipWhen(address is null, "Azurite is not installed here. Run `bash tests/run.sh`, which installs what the tests need.");
            return new Uri(address!, Account);
        }
    }

    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint={Endpoint};";

    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Oracle.File("node_modules", "azurite")))
            return;
        server = Process.Start(new ProcessStartInfo("node", [Oracle.File("azurite.mjs"), .. Certificate])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = await server.StandardOutput.ReadLineAsync();
        address = new Uri(line ?? throw new InvalidOperationException("Azurite did not start; its reason is on the console."));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is null)
            return;
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
    }

    /// <summary>Keeps every caller waiting for a while, as a server does that is overwhelmed.</summary>
    public async Task PauseAsync(TimeSpan time)
    {
        await SignalAsync("STOP");
        await Task.Delay(time);
        await SignalAsync("CONT");
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", server!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
