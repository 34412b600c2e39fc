using System.Diagnostics.Metrics;
using QuizBot.Core.Chat;

namespace QuizBot.Pushing;

/// <summary>Counters under the name <see cref="Name"/>.</summary>
internal sealed class PushMetrics : IDisposable
{
    public const string Name = "QuizBot.Push";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> errands;
    private readonly Counter<long> deliveries;

    public PushMetrics()
    {
        errands = meter.CreateCounter<long>("quizbot.push.errands", description: "Errands by what became of them");
        deliveries = meter.CreateCounter<long>("quizbot.push.deliveries", description: "Messages by what the channel said");
    }

    public void Count(string outcome) => errands.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void Count(DeliveryOutcome outcome) => deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString()));

    public void Dispose() => meter.Dispose();
}
