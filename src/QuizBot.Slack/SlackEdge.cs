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
    public static IServiceCollection AddSlack(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("Slack");
        var defaults = new SlackOptions();
        services.AddSingleton(Options.Create(new SlackOptions
        {
            SigningSecret = section[nameof(SlackOptions.SigningSecret)] ?? "",
            BotToken = section[nameof(SlackOptions.BotToken)] ?? "",
            ClientId = section[nameof(SlackOptions.ClientId)] ?? "",
            ClientSecret = section[nameof(SlackOptions.ClientSecret)] ?? "",
            AppToken = section[nameof(SlackOptions.AppToken)] ?? "",
            ApiUrl = Address(section[nameof(SlackOptions.ApiUrl)], "Slack:ApiUrl") ?? defaults.ApiUrl,
            PublicUrl = Address(configuration[nameof(SlackOptions.PublicUrl)], "PublicUrl"),
        }));

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
        services.AddSingleton<SeenDeliveries>().AddSingleton<TurnRunner>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TurnQueue>(provider, TurnQueue.Capacity));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<TurnQueue>());
        services.AddHostedService<SocketMode>();
        return services;
    }

    private static Uri? Address(string? text, string key)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new InvalidOperationException($"{key} is '{text}', which is no web address. Write it like https://example.org.");
        return address;
    }
}
