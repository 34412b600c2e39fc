using Microsoft.Extensions.Configuration;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams;

/// <summary>How this bot is registered and whom it trusts. The defaults are those of the public cloud.</summary>
public sealed record TeamsOptions
{
    /// <summary>
    /// The app id (client id) of the bot's registration (<c>MicrosoftAppId</c>). Null: the edge answers this computer only, in Development
    /// only.
    /// </summary>
    public string? AppId { get; init; }

    /// <summary>The client secret (<c>MicrosoftAppPassword</c>).</summary>
    public string? AppPassword { get; init; }

    /// <summary>How the bot proves who it is (<c>MicrosoftAppType</c>).</summary>
    public AppType AppType { get; init; } = AppType.SingleTenant;

    /// <summary>
    /// The tenant of the registration (<c>MicrosoftAppTenantId</c>); needed for every type but MultiTenant and UserAssignedMSI.
    /// </summary>
    public string? TenantId { get; init; }

    /// <summary>A PEM or PFX file to use instead of a secret (<c>MicrosoftAppCertificatePath</c>).</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The PFX file's password (<c>MicrosoftAppCertificatePassword</c>).</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Where the keys of the Bot Framework come from (<c>Teams:OpenIdMetadata</c>).</summary>
    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Who may sign tokens to this bot (<c>Teams:Issuers</c>).</summary>
    public IReadOnlyList<string> Issuers { get; init; } = ["https://api.botframework.com"];

    /// <summary>Where this bot asks for its tokens (<c>Teams:LoginAuthority</c>).</summary>
    public Uri LoginAuthority { get; init; } = PublicAuthority;

    /// <summary>What the tokens are for (<c>Teams:Scope</c>).</summary>
    public string Scope { get; init; } = "https://api.botframework.com/.default";

    /// <summary>
    /// Hosts that may get this bot's token (<c>Teams:ServiceHosts</c>): exact names, <c>*.name</c> for everything under a name,
    /// or for a stand-in on this computer its origin, <c>http://127.0.0.1:5000</c>.
    /// </summary>
    public IReadOnlyList<string> ServiceHosts { get; init; } =
        ["smba.trafficmanager.net", "*.botframework.com", "*.teams.microsoft.com", "*.teams.microsoft.us", "*.botframework.azure.us"];

    /// <summary>
    /// Channels of the Bot Framework that may use this bot (<c>Teams:Channels</c>), by their channelId. In the others (<c>webchat</c>,
    /// <c>directline</c>) a visitor says himself who he is, and has no tenant.
    /// </summary>
    public IReadOnlyList<string> Channels { get; init; } = [ActivityOrigin.Teams];

    /// <summary>
    /// Tenants that may use this bot (<c>Teams:AllowedTenants</c>); empty for all. Read from the configuration it is the bot's own tenant
    /// unless the bot is of the type MultiTenant, and <c>*</c> is all.
    /// </summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>What answers <c>/api/messages</c> (<c>Teams:Adapter</c>).</summary>
    public TeamsAdapter Adapter { get; init; } = TeamsAdapter.BotFramework;

    internal static readonly Uri PublicAuthority = new("https://login.microsoftonline.com");

    /// <summary>Reads the names in the summaries above.</summary>
    /// <exception cref="InvalidOperationException">A setting is not of its form; the message names it and says how to mend it.</exception>
    public static TeamsOptions Read(IConfiguration configuration)
    {
        var defaults = new TeamsOptions();
        var teams = configuration.GetSection("Teams");
        var type = Choice("MicrosoftAppType", configuration["MicrosoftAppType"], defaults.AppType);
        string[] own = type != AppType.MultiTenant && Text(configuration["MicrosoftAppId"]) is not null
            && Text(configuration["MicrosoftAppTenantId"]) is { } tenant
            ? [tenant]
            : [];
        return new TeamsOptions
        {
            AppId = Text(configuration["MicrosoftAppId"]),
            AppPassword = Text(configuration["MicrosoftAppPassword"]),
            AppType = type,
            TenantId = Text(configuration["MicrosoftAppTenantId"]),
            CertificatePath = Text(configuration["MicrosoftAppCertificatePath"]),
            CertificatePassword = Text(configuration["MicrosoftAppCertificatePassword"]),
            OpenIdMetadata = Address(teams, "OpenIdMetadata", defaults.OpenIdMetadata),
            Issuers = Many(teams, "Issuers", defaults.Issuers),
            LoginAuthority = Address(teams, "LoginAuthority", defaults.LoginAuthority),
            Scope = Text(teams["Scope"]) ?? defaults.Scope,
            ServiceHosts = Many(teams, "ServiceHosts", defaults.ServiceHosts),
            Channels = Many(teams, "Channels", defaults.Channels),
            AllowedTenants = Many(teams, "AllowedTenants", own) is ["*"] ? [] : Many(teams, "AllowedTenants", own),
            Adapter = Choice("Teams:Adapter", teams["Adapter"], defaults.Adapter),
        };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static T Choice<T>(string key, string? value, T otherwise)
        where T : struct, Enum =>
        Text(value) is not { } text ? otherwise
        : Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice) ? choice
        : throw new InvalidOperationException($"{key} is \"{text}\"; it can be {string.Join(", ", Enum.GetNames<T>())}.");

    private static Uri Address(IConfigurationSection section, string name, Uri otherwise) =>
        Text(section[name]) is not { } text ? otherwise
        : Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? address
        : throw new InvalidOperationException($"Teams:{name} is \"{text}\"; it must be an address that starts with https://.");

    /// <summary>A list in JSON, or one line with commas or spaces as an environment variable has it.</summary>
    private static IReadOnlyList<string> Many(IConfigurationSection section, string name, IReadOnlyList<string> otherwise)
    {
        string[] listed = [.. section.GetSection(name).GetChildren().Select(child => child.Value ?? "")];
        var given = listed.Length > 0 ? listed : (section[name] ?? "").Split([',', ' '], StringSplitOptions.TrimEntries);
        string[] values = [.. given.Where(value => value.Length > 0)];
        return values.Length > 0 ? values : otherwise;
    }
}

/// <summary>How the bot proves who it is when it asks for a token. The names are those that Azure Bot users know.</summary>
public enum AppType
{
    /// <summary>Registered before August 2025; a secret or certificate, tokens from the Bot Framework's own tenant.</summary>
    MultiTenant,

    /// <summary>A secret or certificate, tokens from the bot's own tenant.</summary>
    SingleTenant,

    /// <summary>A user-assigned managed identity of the machine that the bot runs on; no secret.</summary>
    UserAssignedMSI,

    /// <summary>A federated token that the platform puts into a file, as Kubernetes does; no secret.</summary>
    WorkloadIdentity,
}

/// <summary>What answers Teams. What an activity means, who may send one and how cards look is the same for both.</summary>
public enum TeamsAdapter
{
    /// <summary>The Bot Framework SDK, which bot developers know.</summary>
    BotFramework,

    /// <summary>QuizBot's own protocol code: several times faster.</summary>
    Direct,
}
