using System.Diagnostics;
using System.Diagnostics.Metrics;
using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Health;

namespace QuizBot.Telemetry;

/// <summary>
/// What the host measures, on the meter of <see cref="BotMetrics"/>: turns, store calls, pushes, what waits, and whether all is well. No
/// name, id or text is in it.
/// </summary>
internal sealed class HostMetrics : IDisposable
{
    /// <summary>Seconds; below a millisecond the store of one machine answers, above ten nobody waits.</summary>
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    private static readonly InstrumentAdvice<double> Delays =
        new() { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800, 7200, 21600] };

    private readonly Meter meter = new(BotMetrics.MeterName);
    private readonly Counter<long> turns;
    private readonly Histogram<double> turnDuration;
    private readonly Histogram<double> storeDuration;
    private readonly Counter<long> pushes;
    private readonly Counter<long> deliveries;
    private readonly Histogram<double> pushDelay;
    private long encoderMemory;

    public HostMetrics()
    {
        turns = meter.CreateCounter<long>("quizbot.turns", description: "Inputs by channel and by what became of them");
        turnDuration = meter.CreateHistogram("quizbot.turn.duration", "s", "From a turn to its answer, before it is sent", advice: Seconds);
        storeDuration = meter.CreateHistogram("quizbot.store.duration", "s", "Calls of the store", advice: Seconds);
        pushes = meter.CreateCounter<long>("quizbot.pushes", description: "Scheduled cards by what became of them");
        deliveries = meter.CreateCounter<long>(
            "quizbot.push.deliveries", description: "Messages of scheduled cards by what the channel said");
        pushDelay = meter.CreateHistogram("quizbot.push.delay", "s", "Between a scheduled card's time and its sending", advice: Delays);
    }

    /// <summary>False while nobody listens: then no clock is read.</summary>
    public bool MeasuresStore => storeDuration.Enabled;

    public void Turn(string channel, string outcome, TimeSpan took)
    {
        turns.Add(1, Tag("channel", channel), Tag("outcome", outcome));
        turnDuration.Record(took.TotalSeconds, Tag("channel", channel));
    }

    public void Store(string call, string outcome, TimeSpan took) =>
        storeDuration.Record(took.TotalSeconds, Tag("call", call), Tag("outcome", outcome));

    public void Push(PushOutcome outcome) => pushes.Add(1, Tag("outcome", Word(outcome)));

    public void PushDelay(TimeSpan delay) => pushDelay.Record(Math.Max(0, delay.TotalSeconds));

    public void Delivered(DeliveryOutcome outcome) => deliveries.Add(1, Tag("outcome", Word(outcome)));

    /// <summary>The sentence encoder is loaded, and the process has grown by so many bytes meanwhile.</summary>
    public void EncoderLoaded(long grownBy) => Volatile.Write(ref encoderMemory, Math.Max(1, grownBy));

    /// <summary>Begins to tell what is asked for again and again rather than counted.</summary>
    public void Watch(Readiness readiness, IEnumerable<IBacklog> backlogs)
    {
        IBacklog[] all = [.. backlogs];
        meter.CreateObservableGauge(
            "quizbot.ready", () => readiness.Problems.Select(check =>
                new Measurement<int>(check.Value is null ? 1 : 0, Tag("check", check.Key))), description: "1 where all is well, by check");
        meter.CreateObservableGauge(
            "quizbot.queue.depth", () => all.Select(backlog => new Measurement<int>(backlog.Waiting, Tag("queue", backlog.Name))),
            description: "What waits to be done or sent");

        // Nothing until it is loaded, and nothing ever where the settings ask for none.
        meter.CreateObservableGauge(
            "quizbot.encoder.memory", IEnumerable<Measurement<long>> () => Volatile.Read(ref encoderMemory) is > 0 and var bytes
                ? [new(bytes)]
                : [], "By", "What the process grew by while the sentence encoder was loaded and first used");
    }

    public void Dispose() => meter.Dispose();

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

#pragma warning disable CA1308 // Names of outcomes are small in every dashboard.
    private static string Word<T>(T outcome)
        where T : struct, Enum => outcome.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}

/// <summary>What became of a scheduled card.</summary>
internal enum PushOutcome
{
    Sent,

    /// <summary>So late that it was left out.</summary>
    Late,

    /// <summary>The channel asked to wait; it is tried again.</summary>
    Repeated,

    /// <summary>Something went wrong; it is tried again.</summary>
    Failed,
}
