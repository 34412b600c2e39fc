using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace QuizBot.BotFramework.Connecting;

/// <summary>In the place of the client for people's tokens, which the SDK makes for each turn: QuizBot asks nobody to sign in.</summary>
internal sealed class NoSignIn : UserTokenClient
{
    public override Task<TokenResponse> GetUserTokenAsync(
        string userId, string connectionName, string channelId, string magicCode, CancellationToken cancellationToken) => throw Nobody();

    public override Task<SignInResource> GetSignInResourceAsync(
        string connectionName, Activity activity, string finalRedirect, CancellationToken cancellationToken) => throw Nobody();

    public override Task SignOutUserAsync(string userId, string connectionName, string channelId, CancellationToken cancellationToken) =>
        throw Nobody();

    public override Task<TokenStatus[]> GetTokenStatusAsync(
        string userId, string channelId, string includeFilter, CancellationToken cancellationToken) => throw Nobody();

    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
        string userId, string connectionName, string[] resourceUrls, string channelId, CancellationToken cancellationToken) =>
        throw Nobody();

    public override Task<TokenResponse> ExchangeTokenAsync(
        string userId, string connectionName, string channelId, TokenExchangeRequest exchangeRequest,
        CancellationToken cancellationToken) => throw Nobody();

    private static NotSupportedException Nobody() => new("QuizBot signs nobody in.");
}
