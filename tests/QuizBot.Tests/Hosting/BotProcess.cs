using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Tests.Hosting;

/// <summary>The built program as a process of its own, on a free loopback port.</summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    /// <summary>Far longer than a start takes on a slow machine: a test that waits for nothing fails, and does not hang.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Arguments for a course of three notes. The default one takes seconds to read, which most tests have no use for.</summary>
    public static IReadOnlyList<string> SmallCourse { get; } = ["--Course:Path", Path.Combine(AppContext.BaseDirectory, "content", "git-basics")];

    private readonly Process process;
    private readonly StringBuilder output;

    private BotProcess(Process process, StringBuilder output, Uri? url) => (this.process, this.output, Url) = (process, output, url);

    /// <summary>Where it listens; null when it ended instead.</summary>
    public Uri? Url { get; }

    public int Id => process.Id;

    /// <summary>What it has written so far, both streams.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts the program in Development and waits until it says where it listens, or ends.</summary>
    public static Task<BotProcess> StartAsync(CancellationToken cancel, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizBot.dll"), .. args])
        {
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        return StartAsync(start, cancel);
    }

    /// <summary>Starts it as told and waits until it says where it listens, or ends.</summary>
    public static async Task<BotProcess> StartAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var output = new StringBuilder();
        var ready = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.AppendLine(line.Data);
            if (line.Data is { } said && Address.Match(said) is { Success: true, Groups: [_, var url] })
                ready.TrySetResult(new Uri(url.Value));
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.Exited += (_, _) => ready.TrySetResult(null);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new(process, output, await ready.Task.WaitAsync(Patience, cancel));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            lock (output)
                throw new TimeoutException($"It neither listens nor ends. It said: {output}");
        }
    }

    /// <summary>SIGKILL: no chance to finish anything.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <summary>SIGTERM: it may finish what it began.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>The exit code, once it has ended.</summary>
    public async Task<int> ExitAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode;
    }

    [GeneratedRegex(@"^(?:Open|Listening on) (http://\S+?)\.?(?: |$)")]
    private static partial Regex Address { get; }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
