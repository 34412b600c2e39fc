namespace QuizBot.Core.Chat;

/// <summary>
/// Makes one line in the log a minute of what can come in floods, such as refusals: counts, and says when to tell the count.
/// </summary>
public sealed class FloodCount
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TimeSpan? told;
    private int untold;

    /// <param name="elapsed">Time since some fixed moment, as a stopwatch has it.</param>
    /// <returns>How many there were since the last line, this one with them; null where it is too early for another line.</returns>
    public int? Add(TimeSpan elapsed)
    {
        lock (gate)
        {
            untold++;
            if (told is { } last && elapsed - last < Every)
                return null;
            var count = untold;
            (told, untold) = (elapsed, 0);
            return count;
        }
    }
}
