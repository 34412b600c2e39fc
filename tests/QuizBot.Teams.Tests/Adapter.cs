using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using QuizBot.Teams.Auth;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Tests;

/// <summary>The adapter that this project tests. The tests themselves are also those of QuizBot.BotFramework.Tests, which has another file of this name.</summary>
internal static class Adapter
{
    public const TeamsAdapter Kind = TeamsAdapter.Direct;

    public static void Add(IServiceCollection services, IConfiguration configuration) => services.AddTeams(configuration);

    public static IConnector Connector(TeamsOptions options, OutboundTokens tokens, ConnectorCalls calls, TimeProvider time) =>
        new ConnectorClient(TeamsHttp.Client(), calls, time);
}
