using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;
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
        var options = TeamsOptions.Read(configuration);
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EditPace>();
        services.TryAddSingleton<IDeliveries, OwnDeliveries>();
        services.AddSingleton(provider => new ServiceHosts(provider.GetRequiredService<TeamsOptions>().ServiceHosts));
        services.AddSingleton(provider => new OutboundTokens(
            () => BotCredential.Create(provider.GetRequiredService<TeamsOptions>()),
            provider.GetRequiredService<TeamsOptions>().Scope,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyRing(
            TeamsHttp.Client(),
            provider.GetRequiredService<TeamsOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<KeyRing>>()));
        services.AddHostedService(provider => provider.GetRequiredService<KeyRing>());
        services.AddSingleton<IChannelHealth>(provider => new TeamsHealth(
            provider.GetRequiredService<TeamsOptions>(), () => BotCredential.Create(provider.GetRequiredService<TeamsOptions>())));
        services.AddSingleton<InboundGate>().AddSingleton<Refusals>();
        services.AddSingleton<Paces>();
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<IConnector>(provider => new ConnectorClient(
            TeamsHttp.Client(), provider.GetRequiredService<ConnectorCalls>(), provider.GetRequiredService<TimeProvider>()));
        foreach (var channel in options.Channels)
            services.AddSingleton<IRoomChannel>(provider => new TeamsChannel(
                ActivityOrigin.Channel(channel), provider.GetRequiredService<IConnector>()));
        services.AddSingleton<Regrets>();
        services.AddSingleton<ReplySender>();
        services.AddSingleton(new SeenDeliveries());
        services.AddSingleton<BackgroundSends>();
        services.AddHostedService(provider => provider.GetRequiredService<BackgroundSends>());
        services.AddSingleton<IBacklog>(provider => provider.GetRequiredService<BackgroundSends>());
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<ITeamsAdapter, DirectAdapter>();
        services.AddSingleton<MessagesEndpoint>();
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>.</summary>
    public static IEndpointConventionBuilder MapTeams(this IEndpointRouteBuilder endpoints)
    {
        var messages = endpoints.ServiceProvider.GetRequiredService<MessagesEndpoint>();
        return endpoints.MapPost("/api/messages", (RequestDelegate)messages.HandleAsync);
    }
}
