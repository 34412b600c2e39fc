using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Core.Stores.Upkeep;

namespace QuizBot.Upkeep;

/// <summary>
/// Looks after the store in the background, in the one instance that has the first shard: removes what came late of people who had their
/// data deleted, once a day what is older than it is to be kept, and workspaces that have removed the bot.
/// </summary>
internal sealed partial class UpkeepService(
    IEntityStore store, IPartitions partitions, IShards shards, IEnumerable<IRoomChannel> channels, RetentionOptions options,
    TimeProvider time, Retry retry, ILogger<UpkeepService> log)
    : BackgroundService
{
    /// <summary>Learners and rooms in a minute: quiet enough for any store, and 700,000 a day.</summary>
    private const int AtOnce = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Parts parts = Told(log);
    private readonly LateRemoval late = new(store, partitions, Told(log), retry);
    private readonly DailyPass pass = new(store, partitions, Told(log));
    private readonly WorkspaceRemoval workspaces = new(store, partitions, Told(log), channels);

    private bool IsMine => shards.Holds(Keys.Shard(0));

    /// <summary>Does a minute's work. What it leaves is done the next time, by whoever has the shard then.</summary>
    public async Task VisitAsync(CancellationToken cancel)
    {
        if (!IsMine)
            return;
        var now = time.GetUtcNow();
        await parts.TryAsync(() => late.SweepAsync(now, () => IsMine, cancel), cancel);
        await parts.TryAsync(() => PassAsync(now, cancel), cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            await VisitAsync(stoppingToken);
        }
    }

    private static Parts Told(ILogger log) => new(problem => Log.Failed(log, problem.Message));

    private async Task PassAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var gone = await pass.GoOnAsync(
            now, begun => options.Answers?.Before(begun), () => LeaveAsync(now, cancel), AtOnce, () => IsMine, cancel);
        if (gone > 0)
            Log.LetGo(log, gone);
    }

    private async Task LeaveAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (options.Uninstalled is { } kept && await workspaces.SweepAsync(kept.Before(now), () => IsMine, cancel) is > 0 and var removed)
            Log.Removed(log, removed);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Rows} rows of old answers were let go (Retention:Answers).")]
        public static partial void LetGo(ILogger log, int rows);

        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "What was kept of {Workspaces} workspaces that have removed the bot is gone (Retention:Uninstalled).")]
        public static partial void Removed(ILogger log, int workspaces);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What is to leave the store is still there, and is tried again: {Problem}")]
        public static partial void Failed(ILogger log, string problem);
    }
}

internal static class UpkeepServices
{
    /// <summary>
    /// The upkeep. It needs an <see cref="IEntityStore"/>, an <see cref="IPartitions"/>, an <see cref="IShards"/> and a
    /// <see cref="Retry"/>.
    /// </summary>
    public static IServiceCollection AddUpkeep(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(RetentionOptions.Read(configuration));
        services.AddSingleton<UpkeepService>();
        services.AddHostedService(provider => provider.GetRequiredService<UpkeepService>());
        return services;
    }
}
