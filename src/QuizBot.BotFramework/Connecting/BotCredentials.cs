using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;
using QuizBot.Teams;
using QuizBot.Teams.Auth;

namespace QuizBot.BotFramework.Connecting;

/// <summary>
/// The bot's own token for what it sends, from the credential that <see cref="TeamsOptions"/> describe: a secret, a certificate, a managed
/// or a workload identity.
/// </summary>
internal sealed class BotCredentials(TeamsOptions options, OutboundTokens tokens) : ServiceClientCredentialsFactory
{
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(appId == options.AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(options.AppId is null);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(
        string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(new Bearer(tokens));

    private sealed class Bearer(OutboundTokens tokens) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (await tokens.GetAsync(cancellationToken) is { } token)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
    }
}
