using Azure.Core;

namespace QuizBot.Teams.Tests;

/// <summary>Gives tokens that are good for an hour of the test's own time, and counts them.</summary>
internal sealed class CountedCredential(TimeProvider time) : TokenCredential
{
    public int Given { get; private set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new($"token-{++Given}", time.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
