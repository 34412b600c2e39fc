using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.BotFramework.Connecting;
using QuizBot.Teams;
using QuizBot.Teams.Inbound;
using QuizBot.Teams.Outbound;

namespace QuizBot.BotFramework;

/// <summary>The Teams edge on the Bot Framework SDK.</summary>
public static class BotFrameworkEdge
{
    /// <summary>After <see cref="TeamsEdge.AddTeams"/>: lets the SDK answer, unless <c>Teams:Adapter</c> is <c>Direct</c>.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        if (TeamsOptions.Read(configuration).Adapter != TeamsAdapter.BotFramework)
            return services;
        services.AddSingleton<ServiceClientCredentialsFactory, BotCredentials>();
        services.AddSingleton<BotFrameworkAuthentication>(provider => new KeptAuthentication(
            configuration,
            provider.GetRequiredService<ServiceClientCredentialsFactory>(),
            provider.GetRequiredService<ILogger<KeptAuthentication>>()));
        services.AddSingleton<QuizBotAdapter>();
        services.AddSingleton<TeamsBot>();
        services.AddSingleton<TurnContextConnector>();
        services.AddSingleton<IConnector>(provider => provider.GetRequiredService<TurnContextConnector>());
        services.AddSingleton<ITeamsAdapter, BotFrameworkTurns>();
        return services;
    }
}
