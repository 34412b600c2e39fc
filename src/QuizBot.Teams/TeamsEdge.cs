using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Teams.Auth;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams;

/// <summary>The Teams edge, for a host that has an <see cref="IBot"/>.</summary>
public static class TeamsEdge
{
    /// <exception cref="InvalidOperationException">A setting is missing or not of its form; the message names it.</exception>
    public static IServiceCollection AddTeams(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TeamsOptions.From(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EditPace>();
        services.AddSingleton(provider => new ServiceHosts(provider.GetRequiredService<TeamsOptions>().ServiceHosts));
        services.AddSingleton(provider => new OutboundTokens(
            () => BotCredential.Create(provider.GetRequiredService<TeamsOptions>()),
            provider.GetRequiredService<TeamsOptions>().Scope,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyRing(
            Client(),
            provider.GetRequiredService<TeamsOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KeyRing>>()));
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<InboundGate>();
        services.AddSingleton<Paces>();
        services.AddSingleton(provider => new ConnectorClient(
            Client(),
            provider.GetRequiredService<OutboundTokens>(),
            provider.GetRequiredService<ServiceHosts>(),
            provider.GetRequiredService<Paces>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorClient>>()));
        services.AddSingleton(provider => new TeamsSender(provider.GetRequiredService<ConnectorClient>()));
        services.AddSingleton<IRoomChannel, TeamsChannel>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton(new SeenDeliveries());
        services.AddSingleton<BackgroundSends>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundSends>());
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        return endpoints.MapPost("/api/messages", (RequestDelegate)messages.HandleAsync);
    }

    /// <summary>No redirects: a token goes to the host it was meant for or nowhere.</summary>
    private static HttpClient Client()
    {
#pragma warning disable CA2000 // The client disposes its handler, and lives as long as the host.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
#pragma warning restore CA2000
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15), MaxResponseContentBufferSize = 4 << 20 };
    }
}
