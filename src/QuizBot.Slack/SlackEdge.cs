using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
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
        var options = SlackOptions.Read(configuration);
        services.AddSingleton(Options.Create(options));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EditPace>();
        services.TryAddSingleton<IDeliveries, OwnDeliveries>();
        services.AddHttpClient(SlackClient.HttpName, client => client.Timeout = CallTakes)
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .RemoveAllLoggers();
        AddSeals(services, KeyCertificates.Load(options, new VaultSecrets()));
        services.AddSingleton<Patience>().AddSingleton<Pace>().AddSingleton<SlackClient>();
        services.AddSingleton<People>().AddSingleton<ReplySender>();
        services.AddSingleton(provider =>
            new SlackPoster(provider.GetRequiredService<SlackClient>(), provider.GetRequiredService<InstallBook>()));
        services.AddSingleton<IRoomChannel, SlackChannel>().AddSingleton<IChannelHealth, SlackHealth>();
        services.AddSingleton(provider => new Departures(provider.GetRequiredService<IEntityStore>()));
        services.AddSingleton<InstallStore>().AddSingleton<InstallBook>().AddSingleton<InstallVisits>().AddSingleton<InstallPages>();
        services.AddSingleton<UnverifiedBodies>().AddSingleton<SlackGate>();
        services.AddSingleton<SeenDeliveries>().AddSingleton<Drops>().AddSingleton<TurnRunner>();
        services.AddSingleton(new TurnQueueLimits()).AddSingleton<TurnQueue>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddHostedService<SocketMode>();
        return services;
    }

    /// <summary>What seals tokens in the store.</summary>
    private static void AddSeals(IServiceCollection services, IReadOnlyList<X509Certificate2> certificates)
    {
        var protection = services.AddDataProtection().SetApplicationName("QuizBot");
        if (certificates.Count > 0)
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate([.. certificates]);

        // Keys are read when a token is first sealed or unsealed, not at every start: most bots never install by OAuth.
        services.Remove(services.Single(service =>
            service.ServiceType == typeof(IHostedService)
            && service.ImplementationType?.Namespace == "Microsoft.AspNetCore.DataProtection.Internal"));
        services.AddSingleton(provider => new StoredKeys(
            provider.GetRequiredService<IEntityStore>(),
            certificates.Count > 0 ? new CertificateXmlEncryptor(certificates[0], provider.GetRequiredService<ILoggerFactory>()) : null,
            provider.GetRequiredService<IOptions<SlackOptions>>(),
            provider.GetRequiredService<ILogger<StoredKeys>>()));
        services.AddHostedService(provider => provider.GetRequiredService<StoredKeys>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<StoredKeys>()));
    }
}
