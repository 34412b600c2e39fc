using System.Collections.Concurrent;
using QuizBot.Core.Chat;

namespace QuizBot.Health;

/// <summary>
/// Looks again and again whether people can be answered. What it finds is kept, so that asking costs nothing and cannot be used to
/// overload the store. A channel has to fail twice: one lost request takes no instance out of service.
/// </summary>
internal sealed partial class Readiness(
    StoreCheck store, CourseCheck course, IEnumerable<IChannelHealth> channels, TimeProvider time,
    ILogger<Readiness> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ChannelsEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, string?> problems = [];
    private readonly TaskCompletionSource looked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> failedOnce = [];

    /// <summary>By name of the check what is wrong and how to mend it; null where it is well. Empty before the first look.</summary>
    public IReadOnlyDictionary<string, string?> Problems => problems;

    public bool IsReady => !problems.IsEmpty && problems.Values.All(problem => problem is null);

    /// <summary>Waits for the first look, for a while.</summary>
    public Task LookedAsync(CancellationToken cancel) =>
        looked.Task.WaitAsync(Patience, time, cancel).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Looks at everything once.</summary>
    public async Task LookAsync(bool channelsToo, CancellationToken cancel)
    {
        Note("store", await store.ProblemAsync(cancel));
        Note("course", await course.ProblemAsync());
        if (channelsToo)
        {
            foreach (var channel in channels)
            {
                var problem = await channel.ProblemAsync(cancel);
                if (problem is null)
                    failedOnce.Remove(channel.Channel);
                if (problem is null || !failedOnce.Add(channel.Channel))
                    Note(channel.Channel, problem);
            }
        }

        looked.TrySetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? channelsLooked = null;
        var channelsAgain = TimeSpan.Zero;
        while (true)
        {
            var channelsToo = channelsLooked is not { } looked || time.GetElapsedTime(looked) >= channelsAgain;
            await TryLookAsync(channelsToo, stoppingToken);
            if (channelsToo)
                (channelsLooked, channelsAgain) = (time.GetTimestamp(), failedOnce.Count > 0 ? Every : ChannelsEvery);
            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task TryLookAsync(bool channelsToo, CancellationToken cancel)
    {
        try
        {
            await LookAsync(channelsToo, cancel);
        }
#pragma warning disable CA1031 // Whatever a check trips over, the next look comes.
        catch (Exception problem) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem);
        }
    }

    private void Note(string check, string? problem)
    {
        var before = problems.GetValueOrDefault(check);
        problems[check] = problem;
        if (problem is not null && problem != before)
            Log.NotReady(log, check, problem);
        else if (problem is null && before is not null)
            Log.ReadyAgain(log, check);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Not ready ({Check}): {Problem}")]
        public static partial void NotReady(ILogger logger, string check, string problem);

        [LoggerMessage(LogLevel.Information, "Ready again ({Check}).")]
        public static partial void ReadyAgain(ILogger logger, string check);

        [LoggerMessage(LogLevel.Warning, "A look at whether all is well failed.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}

internal static class HealthServices
{
    public static void AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<StoreCheck>().AddSingleton<CourseCheck>().AddSingleton<Readiness>();
        services.AddHostedService(provider => provider.GetRequiredService<Readiness>());
    }
}
