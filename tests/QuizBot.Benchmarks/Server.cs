using System.Diagnostics;
using System.Globalization;

namespace QuizBot.Benchmarks;

/// <summary>One of the processes that <see cref="TurnsBenchmark"/> compares, with what was measured of it.</summary>
internal sealed class Server
{
    private readonly Process process;

    private Server(string name, string kind, Process process, string url) => (Name, Kind, this.process, Url) = (name, kind, process, url);

    public string Name { get; }

    public string Kind { get; }

    public string Url { get; }

    /// <summary>True for the whole bot, whose answers count.</summary>
    public bool IsBot => Kind is not (TurnsServer.Floor or TurnsServer.Echo);

    /// <summary>Turns a second, and seconds of CPU for ten thousand of them.</summary>
    public List<(double Rate, double Cpu)> Bursts { get; } = [];

    /// <summary>Milliseconds at a steady rate, sorted.</summary>
    public double[] Latencies { get; set; } = [];

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ColdStart { get; set; }

    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Server> StartAsync(string name, string kind, string path)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "QuizBot.Benchmarks.exe" : "QuizBot.Benchmarks");
        var process = Process.Start(new ProcessStartInfo(program, ["turns", kind, path]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return new Server(name, kind, process, await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start."));
    }

    public async Task StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    public override string ToString()
    {
        process.Refresh();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Name,-25} {Median(Bursts.Select(burst => burst.Rate)),7:F0} turns/s {Median(Bursts.Select(burst => burst.Cpu)),6:F1} s CPU per 10,000, at 100/s p50 {Percentile(Latencies, 0.5):F1} ms and p99 {Percentile(Latencies, 0.99):F1} ms, {process.WorkingSet64 >> 20} MB resident, {ColdStart.TotalMilliseconds:F0} ms to the first answer");
    }

    private static double Percentile(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
