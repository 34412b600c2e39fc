using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizBot.Benchmarks;

/// <summary>
/// The whole bot in a process of its own: 5,000 slow connections of strangers with genuine calls beside them; 2,500 people of one tenant who
/// write at once; and 300,000 turns of which each is from a new tenant. Tells how long people waited, and how much memory was resident.
/// </summary>
internal sealed partial class StrangersBenchmark : IAsyncDisposable
{
    private const int Strangers = 5_000;
    private const int People = 2_500;
    private const int Clients = 24;

    /// <summary>As from the proxy that stands before a bot.</summary>
    private const int Connections = 256;
    private static readonly TimeSpan Siege = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(45);

    /// <summary>After which a start is over, with what it has left behind.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(25);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quizbot-strangers-");
    private readonly ConcurrentDictionary<string, (long First, long Last, int Sends)> answered = new(StringComparer.Ordinal);
    private Outside outside = null!;
    private Process process = null!;
    private Uri? bot;
    private int lines;

    [GeneratedRegex(@"(http://127\.0\.0\.1:\d+)")]
    private static partial Regex Address { get; }

    private double Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <param name="program">The program that is measured, as <c>dotnet publish</c> makes it.</param>
    /// <param name="parts">Which of "siege", "crowd" and "new", or "new=30000" for so many turns; all where there are none.</param>
    public static async Task<int> RunAsync(string program, string[] parts)
    {
        await using var benchmark = new StrangersBenchmark();
        await benchmark.StartAsync(program);
        if (parts.Length == 0 || parts.Contains("siege"))
            await benchmark.SiegeAsync();
        if (parts.Length == 0 || parts.Contains("crowd"))
            await benchmark.CrowdAsync();
        if (parts.Length == 0 || parts.Contains("new"))
            await benchmark.NewAsync(300_000);
        if (parts.FirstOrDefault(part => part.StartsWith("new=", StringComparison.Ordinal)) is { } some)
            await benchmark.NewAsync(int.Parse(some[4..], CultureInfo.InvariantCulture));
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await outside.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static Process Start(string program, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private async Task StartAsync(string program)
    {
        outside = await Outside.StartAsync(
            context =>
            {
                var now = Stopwatch.GetTimestamp();
                answered.AddOrUpdate(context.Request.Path, _ => (now, now, 1), (_, sent) => (sent.First, now, sent.Sends + 1));
                return Task.CompletedTask;
            },
            Connections);
        process = Start(program, outside.Settings(folder, "--Explain:Model", "None", "--Logging:LogLevel:Default", "Information"));
        while (bot is null)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The bot did not start.");
            if (Address.Match(line) is { Success: true, Groups: [_, var url] })
                bot = new Uri(url.Value);
        }

        _ = ReadLogAsync();
        for (var i = 0; i < 200; i++)
            await SlackAsync($"U{i}");
        await Task.Delay(Calm);
        Print($"started: {Resident:F0} MB resident");
    }

    private async Task ReadLogAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (lines++ < 60)
                Console.WriteLine($"  in the log: {line}");
        }
    }

    /// <summary>
    /// The process of the strangers. A third says nothing, a third half a head, a third a head as of Slack and a body that drips. Who is
    /// turned away comes again a second later. Ends with its input; prints how many connections were opened.
    /// </summary>
    public static async Task<int> BesiegeAsync(int port)
    {
        var opened = 0;
        using var over = new CancellationTokenSource();
        var strangers = Enumerable.Range(0, Strangers).Select(async i =>
        {
            // They come within five seconds.
            await Task.Delay(i);
            while (!over.IsCancellationRequested)
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, port, over.Token);
                    Interlocked.Increment(ref opened);
                    await HoldAsync(socket, i % 3, over.Token);
                }
                catch (Exception problem) when (problem is SocketException or OperationCanceledException)
                {
                }

                await Task.Delay(TimeSpan.FromSeconds(1), over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }).ToArray();
        await Console.In.ReadToEndAsync();
        await over.CancelAsync();
        await Task.WhenAll(strangers);
        Console.WriteLine(opened);
        return 0;
    }

    private async Task SiegeAsync()
    {
        var (before, most) = (Resident, 0.0);
        using var strangers = Start(Environment.ProcessPath!, "strangers", "besiege", bot!.Port.ToString(CultureInfo.InvariantCulture));
        var took = new List<double>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Siege)
        {
            var began = Stopwatch.GetTimestamp();
            await SlackAsync($"U{took.Count % 200}");
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            most = Math.Max(most, Resident);
            await Task.Delay(100);
        }

        var connections = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
            .Count(connection => connection.LocalEndPoint.Port == bot!.Port && connection.State == TcpState.Established);
        strangers.StandardInput.Close();
        var opened = await strangers.StandardOutput.ReadToEndAsync();
        took.Sort();
        Print($"siege: {Strangers} strangers for {Siege.TotalSeconds:F0} s, {opened.Trim()} connections in all, {connections} at the end; {took.Count} genuine calls, p50 {took[took.Count / 2]:F1} ms, p99 {took[(int)(took.Count * 0.99)]:F1} ms, longest {took[^1]:F1} ms");
        await Task.Delay(Rest);
        Print($"  resident before {before:F0} MB, most {most:F0} MB, {Rest.TotalSeconds:F0} s after {Resident:F0} MB; {lines} lines in the log");
    }

    private static async Task HoldAsync(Socket socket, int kind, CancellationToken cancel)
    {
        var head = "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n"
            + $"X-Slack-Request-Timestamp: {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}\r\n";
        if (kind > 0)
            await socket.SendAsync(Encoding.ASCII.GetBytes(kind == 1 ? head : head + $"X-Slack-Signature: v0={new string('0', 64)}\r\n\r\n" + new string(' ', 20_000)), cancel);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var gone = socket.ReceiveAsync(new byte[1024], either.Token).AsTask();
        while (await Task.WhenAny(gone, Task.Delay(TimeSpan.FromSeconds(1), cancel)) != gone && !cancel.IsCancellationRequested)
        {
            if (kind == 2)
                await socket.SendAsync(new byte[] { 32 }, cancel);
        }

        await either.CancelAsync();
        await gone;
    }

    private async Task CrowdAsync()
    {
        answered.Clear();
        var began = Stopwatch.GetTimestamp();
        var took = new ConcurrentBag<double>();
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, People).Select(async i =>
        {
            using var response = await TeamsAsync("crowd", $"crowd-{i}", "what does glue do?");
            took.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            if (!response.IsSuccessStatusCode)
                Interlocked.Increment(ref refused);
        }));
        for (var (last, sends, i) = (-1, 0, 0); i < 180 && (sends > last || Replies().Count() < People - refused); i++)
        {
            await Task.Delay(2_000);
            (last, sends) = (sends, Replies().Sum(reply => reply.Sends));
        }

        double[] replies = [.. Replies().Select(reply => Stopwatch.GetElapsedTime(began, reply.First).TotalSeconds).Order()];
        Print($"crowd: {People} people of one tenant at once; the door answered after {took.Max():F1} s at most, {refused} were refused; {replies.Length} had a reply, p50 after {replies[replies.Length / 2]:F1} s, the last after {replies[^1]:F1} s, {replies.Count(after => after <= 15)} within 15 s; {Replies().Sum(reply => reply.Sends)} sends, the last after {Replies().Max(reply => Stopwatch.GetElapsedTime(began, reply.Last).TotalSeconds):F1} s");

        IEnumerable<(long First, long Last, int Sends)> Replies() =>
            answered.Where(reply => reply.Key.Contains("crowd-", StringComparison.Ordinal)).Select(reply => reply.Value);
    }

    private async Task NewAsync(int turns)
    {
        var (done, failed, clock) = (0, 0, Stopwatch.StartNew());
        var resident = new List<double>();
        await Parallel.ForAsync(0, turns, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (turn, _) =>
        {
            using var response = await TeamsAsync($"new-{turn}", $"new-{turn}", "what does glue do?");
            if (!response.IsSuccessStatusCode)
                Interlocked.Increment(ref failed);
            if (Interlocked.Increment(ref done) % (turns / 10) == 0)
            {
                answered.Clear();
                lock (resident)
                    resident.Add(Resident);
            }
        });
        Print($"new: {turns} turns, each of a new room and tenant, in {clock.Elapsed.TotalSeconds:F0} s, {failed} failed; resident by tenths, in MB: {string.Join(" ", resident.Select(megabytes => megabytes.ToString("F0", CultureInfo.InvariantCulture)))}");
        await Task.Delay(Rest);
        Print($"  {Rest.TotalSeconds:F0} s after {Resident:F0} MB");
    }

    private Task<HttpResponseMessage> TeamsAsync(string tenant, string person, string text) => outside.WriteAsync(bot!, tenant, person, person, text);

    private async Task SlackAsync(string user)
    {
        using var response = await outside.CommandAsync(bot!, user, "what does glue do");
        response.EnsureSuccessStatusCode();
    }
}
