using Microsoft.Extensions.DependencyInjection.Extensions;

namespace QuizBot.Playground;

internal static class PlaygroundServices
{
    /// <summary>
    /// The playground's services, and in Development the playground's clock as the program's <see cref="TimeProvider"/>.
    /// It needs an <see cref="Core.Bot.IBot"/> that lives as long as the program.
    /// </summary>
    public static IServiceCollection AddPlayground(this IServiceCollection services, Action<PlaygroundOptions>? configure = null)
    {
        services.TryAddSingleton(_ => new PlaygroundClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider =>
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? provider.GetRequiredService<PlaygroundClock>() : TimeProvider.System);
        services.AddSingleton<ChatRooms>();
        services.AddSingleton<Desk>();
        services.AddSingleton<Pages>();
        services.AddOptions<PlaygroundOptions>().Configure(options => configure?.Invoke(options));
        return services;
    }
}
