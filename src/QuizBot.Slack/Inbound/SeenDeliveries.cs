namespace QuizBot.Slack.Inbound;

/// <summary>
/// What was delivered in the last quarter of an hour, which is longer than Slack goes on delivering. The bot itself counts a turn
/// once however often it comes; this spares people the second answer.
/// </summary>
internal sealed class SeenDeliveries(TimeProvider time)
{
    private const int Most = 100_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly Lock gate = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long At)> order = new();

    /// <summary>True where none of the ids was seen before. Now all of them are.</summary>
    public bool IsNew(params IEnumerable<string?> ids)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            while (order.TryPeek(out var oldest) && (time.GetElapsedTime(oldest.At, now) > Kept || order.Count > Most))
                seen.Remove(order.Dequeue().Id);
            var isNew = true;
            foreach (var id in ids.OfType<string>())
            {
                if (seen.Add(id))
                    order.Enqueue((id, now));
                else
                    isNew = false;
            }

            return isNew;
        }
    }

    /// <summary>So that a delivery that could not be taken in may come again.</summary>
    public void Forget(params IEnumerable<string?> ids)
    {
        lock (gate)
        {
            foreach (var id in ids.OfType<string>())
                seen.Remove(id);
        }
    }
}
