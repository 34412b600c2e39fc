using Azure.Core;
using Azure.Identity;

namespace QuizBot.Teams.Auth;

/// <summary>The bot's own token, asked for once, kept, and renewed before it ends.</summary>
/// <param name="make">Makes the bot's credential; null where the bot has no registration and calls this computer only.</param>
/// <param name="scope">What the token is for.</param>
/// <param name="time">Now.</param>
internal sealed class OutboundTokens(Func<TokenCredential?> make, string scope, TimeProvider time) : IDisposable
{
    /// <summary>How long before its end a token is renewed.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim one = new(1);
    private readonly TokenRequestContext request = new([scope]);
    private volatile TokenCredential? credential = make();
    private volatile Kept? current;

    public bool IsConfigured => credential is not null;

    /// <summary>The token; null where the bot has none to show.</summary>
    /// <exception cref="TokenUnavailableException">The authority refused or did not answer.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken cancel)
    {
        if (!IsConfigured)
            return null;
        if (Fresh() is { } kept)
            return kept;
        await one.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } meanwhile)
                return meanwhile;
            var token = await credential!.GetTokenAsync(request, cancel);
            current = new Kept(token.Token, token.ExpiresOn);
            return token.Token;
        }
        catch (Exception problem) when (problem is AuthenticationFailedException or CredentialUnavailableException)
        {
            throw new TokenUnavailableException(
                "No token for the Bot Framework: check MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and the credential.",
                problem);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Teams did not take this token: the next one comes from the authority, not from what the credential remembers.</summary>
    public void Forget(string token)
    {
        if (current?.Token != token)
            return;
        credential = make();
        current = null;
    }

    public void Dispose() => one.Dispose();

    private string? Fresh() => current is { } kept && kept.Until - Margin > time.GetUtcNow() ? kept.Token : null;

    private sealed record Kept(string Token, DateTimeOffset Until);
}
