using Microsoft.Extensions.Configuration;

namespace QuizBot.Slack;

/// <summary>The section <c>Slack</c> of the configuration, and <c>PublicUrl</c> beside it.</summary>
public sealed record SlackOptions
{
    /// <summary>Proves that requests come from Slack. Without it every request is refused; Socket Mode needs none.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The token of the one workspace this bot serves; leave it empty to let many workspaces install it.</summary>
    public string BotToken { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>
    /// PFX or PEM files with a certificate and its private key, or addresses of such in Azure Key Vault, separated by commas, that wrap the
    /// keys which seal tokens in the store. The first wraps, all unwrap.
    /// </summary>
    public string KeyCertificatePath { get; init; } = "";

    /// <summary>The password of the PFX files.</summary>
    public string KeyCertificatePassword { get; init; } = "";

    /// <summary>An app-level token (<c>xapp-</c>); where it is set, Slack is reached by Socket Mode and needs no public address.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>Base address of the Web API. Pages of Slack that people see are on the same host.</summary>
    public Uri ApiUrl { get; init; } = new("https://slack.com/api/");

    /// <summary>The address people reach this bot at; null takes it from each request.</summary>
    public Uri? PublicUrl { get; init; }

    /// <param name="configuration">The whole configuration.</param>
    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static SlackOptions Read(IConfiguration configuration)
    {
        var slack = configuration.GetSection("Slack");
        return new()
        {
            SigningSecret = slack[nameof(SigningSecret)] ?? "",
            BotToken = slack[nameof(BotToken)] ?? "",
            ClientId = slack[nameof(ClientId)] ?? "",
            ClientSecret = slack[nameof(ClientSecret)] ?? "",
            AppToken = slack[nameof(AppToken)] ?? "",
            KeyCertificatePath = slack[nameof(KeyCertificatePath)] ?? "",
            KeyCertificatePassword = slack[nameof(KeyCertificatePassword)] ?? "",
            ApiUrl = Address(slack[nameof(ApiUrl)], "Slack:ApiUrl") ?? new SlackOptions().ApiUrl,
            PublicUrl = Address(configuration[nameof(PublicUrl)], "PublicUrl"),
        };
    }

    public bool CanInstall => ClientId.Length > 0 && ClientSecret.Length > 0;

    /// <summary>A method's address, whether or not the base ends in a slash.</summary>
    public Uri Method(string method) => new($"{ApiUrl.AbsoluteUri.TrimEnd('/')}/{method}");

    /// <summary>
    /// True for an address where a response may be posted: Slack's hooks host over https. A stand-in on loopback is its own hooks host.
    /// </summary>
    public bool IsHook(Uri address) => ApiUrl.IsLoopback
        ? address.Authority == ApiUrl.Authority && address.Scheme == ApiUrl.Scheme
        : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && address.Host == "hooks." + ApiUrl.Host
            && address.UserInfo.Length == 0;

    /// <summary>True for a WebSocket address that Slack may send the bot to.</summary>
    public bool IsSocket(Uri address) => ApiUrl.IsLoopback
        ? address.Authority == ApiUrl.Authority && address.Scheme == Uri.UriSchemeWs
        : address.Scheme == Uri.UriSchemeWss && address.Host.EndsWith("." + ApiUrl.Host, StringComparison.Ordinal);

    private static Uri? Address(string? text, string key)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new InvalidOperationException($"{key} is '{text}', which is no web address. Write it like https://example.org.");
        return address;
    }
}
