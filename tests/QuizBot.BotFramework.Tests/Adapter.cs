using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using QuizBot.BotFramework;
using QuizBot.BotFramework.Connecting;
using QuizBot.Teams.Auth;
using QuizBot.Teams.Outbound;

namespace QuizBot.Teams.Tests;

/// <summary>The adapter that this project tests, with the tests of QuizBot.Teams.Tests.</summary>
internal static class Adapter
{
    public const TeamsAdapter Kind = TeamsAdapter.BotFramework;

    public static void Add(IServiceCollection services, IConfiguration configuration) => services.AddTeams(configuration).AddBotFramework(configuration);

    public static IConnector Connector(TeamsOptions options, OutboundTokens tokens, ConnectorCalls calls, TimeProvider time)
    {
        var authentication = new KeptAuthentication(new ConfigurationBuilder().Build(), new BotCredentials(options, tokens), NullLogger.Instance);
        return new TurnContextConnector(new QuizBotAdapter(authentication, options, NullLogger<QuizBotAdapter>.Instance), calls, time);
    }
}
