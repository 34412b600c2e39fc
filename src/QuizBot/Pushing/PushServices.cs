using QuizBot.Core.Bot;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;

namespace QuizBot.Pushing;

internal static class PushServices
{
    /// <summary>The pusher. It needs a <see cref="Router"/>, an <see cref="IEntityStore"/>, a <see cref="TimeProvider"/>, and an <see cref="IRoomChannel"/> for each channel.</summary>
    public static IServiceCollection AddPushes(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton((configuration.GetSection(PushOptions.Section).Get<PushOptions>() ?? new()).Checked());
        services.AddSingleton<Pushes>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<SendPauses>();
        services.AddSingleton<PushMetrics>();
        services.AddSingleton<PushSender>();
        services.AddSingleton<ShardPusher>();
        services.AddHostedService<PushService>();
        return services;
    }
}
