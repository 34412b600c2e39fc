using System.Diagnostics;
using System.Text;

namespace QuizBot.Tests.Hosting;

/// <summary>The built program as a process of its own, on a free loopback port.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output;

    private BotProcess(Process process, StringBuilder output, Uri? url) => (this.process, this.output, Url) = (process, output, url);

    /// <summary>Where it listens; null when it ended instead.</summary>
    public Uri? Url { get; }

    /// <summary>What it has written so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts the program and waits until it says where it listens, or ends.</summary>
    public static async Task<BotProcess> StartAsync(CancellationToken cancel, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var output = new StringBuilder();
        var ready = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
            if (line.Data?.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } url && (line.Data.StartsWith("Open ", StringComparison.Ordinal) || line.Data.StartsWith("Listening on ", StringComparison.Ordinal)))
                ready.TrySetResult(new Uri(url.TrimEnd('.')));
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Exited += (_, _) => ready.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, output, await ready.Task.WaitAsync(cancel));
    }

    /// <summary>SIGKILL: no chance to finish anything.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> ExitAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
