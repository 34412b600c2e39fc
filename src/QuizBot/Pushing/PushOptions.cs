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

    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static PushOptions Read(IConfiguration configuration)
    {
        PushOptions options;
        try
        {
            options = configuration.GetSection(Section).Get<PushOptions>() ?? new();
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidOperationException(
                $"{unreadable.Message} Write true or false, a number such as 32, and times such as 00:00:30.", unreadable);
        }

        if (options.Parallelism is < 1 or > 1000)
            throw new InvalidOperationException(
                $"Push:Parallelism is {options.Parallelism}. Set it to a number from 1 to 1000, for example 32.");
        if (options.Look < TimeSpan.FromMilliseconds(10))
            throw new InvalidOperationException($"Push:Look is {options.Look}. Set it to at least ten milliseconds, for example 00:00:05.");
        return options;
    }
}
