using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizBot.Core.Chat;

namespace QuizBot.Playground;

internal static class PlaygroundServices
{
    /// <summary>
    /// The playground's services, and in Development the playground's clock as the program's <see cref="TimeProvider"/>.
    /// It needs an <see cref="IBot"/> that lives as long as the program.
    /// </summary>
    /// <param name="terms">Names of terms to suggest to someone who types; asked whenever a page opens.</param>
    public static IServiceCollection AddPlayground(this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<string>>? terms = null)
    {
        services.TryAddSingleton(_ => new PlaygroundClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider =>
            provider.GetRequiredService<IHostEnvironment>().IsDevelopment() ? provider.GetRequiredService<PlaygroundClock>() : TimeProvider.System);
        services.AddSingleton<ChatRooms>();
        services.AddSingleton<PlaygroundChat>();
        services.AddSingleton<PageStreams>();
        services.AddSingleton(provider => new Suggestions(() => terms?.Invoke(provider) ?? []));
        return services;
    }
}
