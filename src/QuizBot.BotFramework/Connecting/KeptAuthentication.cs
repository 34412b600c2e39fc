using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace QuizBot.BotFramework.Connecting;

/// <summary>
/// The SDK's authentication, with clients that are kept. As published it makes two clients for each turn, each with two JSON contract
/// resolvers that learn every type anew, which takes hundreds of times longer than the turn itself.
/// </summary>
internal sealed class KeptAuthentication(IConfiguration configuration, ServiceClientCredentialsFactory credentials, ILogger log)
    : ConfigurationBotFrameworkAuthentication(configuration, credentials, httpClientFactory: new ConnectorHttp(), logger: log)
{
    private static readonly NoSignIn Nobody = new();

    private KeptConnectors? kept;

    /// <summary>The bot is one; so is its factory.</summary>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        if (kept is { } made)
            return made;
        var mine = new KeptConnectors(base.CreateConnectorFactory(claimsIdentity));
        return Interlocked.CompareExchange(ref kept, mine, null) ?? mine;
    }

    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) =>
        Task.FromResult<UserTokenClient>(Nobody);
}
