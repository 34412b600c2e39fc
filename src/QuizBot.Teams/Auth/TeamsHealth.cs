using Azure.Core;
using Azure.Identity;
using QuizBot.Core.Chat;

namespace QuizBot.Teams.Auth;

/// <summary>
/// Asks for a token with a credential of its own each time, so that a secret that has expired shows while the token in use still lasts.
/// </summary>
internal sealed class TeamsHealth(TeamsOptions options, Func<TokenCredential?> make) : IChannelHealth
{
    public string Channel => "teams";

    public string State => options.AppId is not { } app
        ? "off (set MicrosoftAppId to switch it on)"
        : $"on as {app}, {(options.TenantId is { } tenant ? $"registered in tenant {tenant}, " : "")}for "
            + $"{(options.AllowedTenants.Count == 0 ? "all tenants" : $"people of {string.Join(" and ", options.AllowedTenants)}")}";

    public async Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            if (make() is { } credential)
                await credential.GetTokenAsync(new TokenRequestContext([options.Scope]), cancel);
            return null;
        }
        catch (AuthenticationFailedException refused) when (refused is not CredentialUnavailableException)
        {
            var reason = Reason(refused);
            return $"The bot gets no token ({reason}). {Mend(reason)}";
        }
        catch (Exception problem) when (problem is CredentialUnavailableException or InvalidOperationException)
        {
            return $"The bot gets no token. {problem.Message.Split('\n')[0]}";
        }
    }

    /// <summary>Entra's own code, without the trace that follows it. For some refusals only what is inside the exception has it.</summary>
    private static string Reason(Exception refused)
    {
        var message = refused.ToString();
        return message.IndexOf("AADSTS", StringComparison.Ordinal) is >= 0 and var at
            ? string.Concat(message[at..].TakeWhile(char.IsAsciiLetterOrDigit))
            : "the authority cannot be reached";
    }

    private static string Mend(string reason) => reason switch
    {
        "AADSTS7000222" =>
            "The client secret has expired: make a new one in the app registration and set MicrosoftAppPassword to its value.",
        "AADSTS7000215" => "The client secret is wrong: set MicrosoftAppPassword to the secret's value, not to its id.",
        "AADSTS700016" => "The tenant does not know this app: MicrosoftAppId or MicrosoftAppTenantId is of another registration.",
        "AADSTS90002" or "AADSTS900023" => "There is no such tenant: look at MicrosoftAppTenantId.",
        "AADSTS700027" or "AADSTS7000214" => "The certificate is not, or no longer, one of the app registration's: "
            + "upload it there, or set MicrosoftAppCertificatePath to the one that is.",
        "AADSTS700024" => "The sign-in is not within its time: look at this machine's clock.",
        _ => "Look at MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and the credential, and at the network.",
    };
}
