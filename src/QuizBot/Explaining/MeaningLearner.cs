using QuizBot.Core.Bot;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Courses;
using QuizBot.Telemetry;

namespace QuizBot.Explaining;

/// <summary>
/// Learns what the notes mean, beside everything else: at the start and whenever they change. Until that is done, and where it cannot be,
/// questions are answered by names and words.
/// </summary>
internal sealed partial class MeaningLearner(
    LibrarySource source, ExplainOptions options, HostMetrics metrics, TimeProvider time,
    ILogger<MeaningLearner> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly SemaphoreSlim changed = new(1, 1);
    private CancellationTokenSource? learning;
    private Thread? thread;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        source.Changed += OnChanged;

        // A thread of its own, which gives way to those that answer people.
        thread = new(Run) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "meaning" };
        thread.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        source.Changed -= OnChanged;
        await stopping.CancelAsync();

        // One text is learned at a time, and a stop waits for no more than that; the thread ends with the process at the latest.
        var ended = Task.Run(() => thread?.Join(), CancellationToken.None);
        await Task.WhenAny(ended, Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (thread is { IsAlive: true })
            return;
        stopping.Dispose();
        changed.Dispose();
        learning?.Dispose();
    }

    private void OnChanged()
    {
        learning?.Cancel();
        if (changed.CurrentCount == 0)
            changed.Release();
    }

    private void Run()
    {
        try
        {
            // Names come first: people can be answered by them.
            _ = source.Current;
            var before = Environment.WorkingSet;
            if (Encoders.Load(options) is not { } encoder)
                return;
            using var owned = encoder as IDisposable;

            // The runtime makes room for its work when it is first used.
            encoder.Encode("What does this mean?");
            metrics.EncoderLoaded(Environment.WorkingSet - before);
            using var kept = KeptVectors.Open(options.Vectors, encoder);
            if (kept.Problem is { } problem)
                Log.NotKept(logger, problem);
            while (true)
            {
                changed.Wait(stopping.Token);
                Learn(source.Current, encoder, kept);
            }
        }
        catch (InvalidOperationException problem)
        {
            Log.NoModel(logger, problem.Message);
        }
        catch (OperationCanceledException)
        {
            // The bot stops.
        }
    }

    private void Learn(Library library, ISentenceEncoder encoder, KeptVectors kept)
    {
        using var now = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        learning = now;
        try
        {
            var (start, before) = (time.GetTimestamp(), kept.Count);
            library.Explainer.Learn(encoder, kept, now.Token);
            Log.Learned(logger, kept.Count - before, time.GetElapsedTime(start).TotalSeconds);

            // What was made on the way is up to 60 MB for 20 notes, which a bot that is seldom asked would keep for hours.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // The notes have changed meanwhile; what was made is kept.
        }
        finally
        {
            learning = null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "Questions are answered by meaning as well. New texts of the notes: {Count}, learned in {Seconds:0.0} s.")]
        public static partial void Learned(ILogger logger, int count, double seconds);

        [LoggerMessage(
            LogLevel.Warning,
            "What the notes mean is learned anew at each start: {Problem} Set Explain:Vectors to a folder that QuizBot may write to.")]
        public static partial void NotKept(ILogger logger, string problem);

        [LoggerMessage(LogLevel.Warning, "Questions are answered by names and words, not by meaning: {Problem}")]
        public static partial void NoModel(ILogger logger, string problem);
    }
}
