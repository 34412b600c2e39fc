namespace QuizBot.Pushing;

/// <summary>The section <c>Push</c> of the configuration.</summary>
internal sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>Whether this instance sends pushes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many messages this instance sends at once, 1 to 1,000; a crash repeats no more than these.</summary>
    public int Parallelism { get; set; } = 32;

    /// <summary>How often each shard is looked at while nothing is known to be due.</summary>
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(5);

    /// <exception cref="InvalidOperationException">A number is out of range; the message names it.</exception>
    public PushOptions Checked()
    {
        if (Parallelism is < 1 or > 1000)
            throw new InvalidOperationException($"Push:Parallelism is {Parallelism}. Set it to a number from 1 to 1000, for example 32.");
        if (Look < TimeSpan.FromMilliseconds(10))
            throw new InvalidOperationException("Push:Look is at least ten milliseconds, for example 00:00:05.");
        return this;
    }
}
