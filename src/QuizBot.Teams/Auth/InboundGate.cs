using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace QuizBot.Teams.Auth;

/// <summary>Lets in what the Bot Framework sent to this bot, and nothing else.</summary>
internal sealed class InboundGate(TeamsOptions options, KeyRing keys, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 16_384;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new();

    /// <summary>The caller, or why there is none, in words fit for a log.</summary>
    public async ValueTask<(Caller? Caller, string Reason)> EnterAsync(string? authorization, CancellationToken cancel)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return (null, "there is no bearer token");
        var text = authorization[Scheme.Length..];
        if (text.Length > MaxLength || text.Contains(' ', StringComparison.Ordinal) || text.Count(c => c == '.') != 2
            || !handler.CanReadToken(text))
            return (null, "the token has not the form of one");
        JsonWebToken token;
        try
        {
            token = new JsonWebToken(text);
        }
        catch (ArgumentException)
        {
            return (null, "the token has not the form of one");
        }

        // An extension that the sender marked as critical and we do not know.
        if (token.TryGetHeaderValue("crit", out object _))
            return (null, "the token asks for more than is known here");
        if (string.IsNullOrEmpty(token.Kid) || await keys.FindAsync(token.Kid, cancel) is not { } key)
            return (null, "the token's key is unknown");
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = options.Issuers,
            ValidAudience = options.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) =>
                until is { } end && end > Now - Skew && (from is not { } begin || begin < Now + Skew),
        });
        if (!result.IsValid)
            return (null, "the token is not valid: " + (result.Exception?.GetType().Name ?? "unknown"));
        return token.TryGetPayloadValue("serviceurl", out string? service) && !string.IsNullOrEmpty(service)
            ? (new Caller(service, key), "")
            : (null, "the token names no service");
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
