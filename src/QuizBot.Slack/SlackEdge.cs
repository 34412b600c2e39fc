using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Slack.Api;
using QuizBot.Slack.Inbound;
using QuizBot.Slack.Installs;
using QuizBot.Slack.Outbound;

namespace QuizBot.Slack;

/// <summary>Registers the Slack edge. It needs <see cref="IBot"/> and <see cref="IEntityStore"/> beside it.</summary>
public static class SlackEdge
{
    private static readonly TimeSpan CallTakes = TimeSpan.FromSeconds(15);

    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration; see <see cref="SlackOptions"/>.</param>
    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Options.Create(SlackOptions.Read(configuration)));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EditPace>();
        services.TryAddSingleton<IDeliveries, OwnDeliveries>();
        services.AddHttpClient(SlackClient.HttpName, client => client.Timeout = CallTakes)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        services.AddDataProtection().SetApplicationName("QuizBot");

        // Keys are read when a token is first sealed or unsealed, not at every start: most bots never install by OAuth.
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace == "Microsoft.AspNetCore.DataProtection.Internal"));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = new StoredKeys(provider.GetRequiredService<IEntityStore>())));

        services.AddSingleton<Patience>().AddSingleton<Pace>().AddSingleton<SlackClient>().AddSingleton<People>().AddSingleton<ReplySender>();
        services.AddSingleton(provider => new SlackPoster(provider.GetRequiredService<SlackClient>(), provider.GetRequiredService<InstallBook>()));
        services.AddSingleton<IRoomChannel, SlackChannel>().AddSingleton<IChannelHealth, SlackHealth>();
        services.AddSingleton<InstallStore>().AddSingleton<InstallBook>().AddSingleton<InstallPages>();
        services.AddSingleton<UnverifiedBodies>().AddSingleton<SlackGate>();
        services.AddSingleton<SeenDeliveries>().AddSingleton<Drops>().AddSingleton<TurnRunner>();
        services.AddSingleton(new TurnQueueLimits()).AddSingleton<TurnQueue>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddHostedService<SocketMode>();
        return services;
    }
}
