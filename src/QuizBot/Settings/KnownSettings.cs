namespace QuizBot.Settings;

/// <summary>
/// Every setting there is. What is not here is told at start, so that a slip of the keyboard cannot leave something off in silence.
/// </summary>
internal static class KnownSettings
{
    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        new("Urls", "Where QuizBot listens; http://localhost:3978 unless said otherwise"),
        new("PublicUrl", "The https address that people reach this bot at"),
        new("Course:Path", "The folder of notes; the course that ships unless said otherwise"),
        new("Course:SourceUrl", "Where people can open a note: an https address with {file} and {line} in it"),
        new("Explain:Model", "MiniLM (unless said otherwise), so that questions find what they describe, or None"),
        new("Explain:Vectors", "The folder where the meaning of the notes is kept; vectors beside the database unless said otherwise"),
        new("Storage:Provider", "Sqlite (unless said otherwise) or AzureTables"),
        new("Storage:Path", "The SQLite file; data/quizbot.db unless said otherwise"),
        new("Storage:ConnectionString", "Azure Tables by connection string"),
        new("Storage:Endpoint", "Azure Tables by address and managed identity"),
        new("Storage:TablePrefix", "Start of the table names; QuizBot unless said otherwise"),
        new("MicrosoftAppId", "The app id of the Azure Bot; without it Teams is off"),
        new("MicrosoftAppPassword", "Its client secret"),
        new("MicrosoftAppType", "SingleTenant (unless said otherwise), UserAssignedMSI, WorkloadIdentity or MultiTenant"),
        new("MicrosoftAppTenantId", "The tenant it is registered in"),
        new("MicrosoftAppCertificatePath", "A certificate in place of the secret"),
        new("MicrosoftAppCertificatePassword", "The password of a PFX certificate"),
        new("Teams:Adapter", "What answers Teams: BotFramework (unless said otherwise) or Direct"),
        new("Teams:AllowedTenants", "Tenants that may use this bot, with commas between; the bot's own unless said otherwise, * for all"),
        new("Teams:Channels", "Channels of the Bot Framework that may use this bot; msteams unless said otherwise"),
        new("Teams:OpenIdMetadata", "Where Teams' signing keys come from, for other clouds"),
        new("Teams:Issuers", "Who may sign, for other clouds"),
        new("Teams:LoginAuthority", "Where tokens are asked for, for other clouds"),
        new("Teams:Scope", "What tokens are for, for other clouds"),
        new("Teams:ServiceHosts", "Hosts that may get the bot's token, for other clouds"),
        new(
            "Slack:KeyCertificatePath",
            "A certificate, as a PFX or an address in Key Vault, that wraps the keys which seal Slack's tokens; without it a copy of the "
            + "store is enough to read them"),
        new("Slack:KeyCertificatePassword", "The password of that file"),
        new("Slack:SigningSecret", "Proves that requests come from Slack; without it, and without Slack:AppToken, Slack is off"),
        new("Slack:BotToken", "The token of the one workspace served"),
        new("Slack:ClientId", "With Slack:ClientSecret: lets many workspaces install the bot"),
        new("Slack:ClientSecret", "See Slack:ClientId"),
        new("Slack:AppToken", "Socket Mode: no public address is needed"),
        new("Slack:ApiUrl", "Slack's Web API, for tests"),
        new("Retention:Answers", "How long answers are kept; 13 months unless said otherwise, or off"),
        new("Retention:Uninstalled", "How long what is known of a workspace is kept once it removed the bot; 30 days, or off"),
        new("Push:Enabled", "Whether this instance sends scheduled cards; true unless said otherwise"),
        new("Push:Parallelism", "Cards sent at once; 32 unless said otherwise"),
        new("Cluster:Port", "With AzureTables: the port for the other instances; 11111 unless said otherwise"),
        new("Cluster:Address", "With AzureTables: the IP address by which the other instances reach this one"),
        new("Push:Look", "How often due cards are looked for; 00:00:05 unless said otherwise"),
    ];

    /// <summary>Of .NET itself: anything below these is its matter.</summary>
    private static readonly string[] Platform =
    [
        "Logging", "Kestrel", "AllowedHosts", "DetailedErrors", "Environment", "ContentRoot", "WebRoot", "ApplicationName", "Http_Ports",
        "Https_Ports", "ForwardedHeaders_Enabled", "ShutdownTimeoutSeconds", "PreferHostingUrls", "CaptureStartupErrors",
        "SuppressStatusMessages", "HostingStartupAssemblies",
    ];

    /// <summary>True for a known key, for an item of a list below one, and for what is .NET's.</summary>
    public static bool Has(string key) =>
        All.Any(known => Same(known.Key, key)
            || key.StartsWith(known.Key + ":", StringComparison.OrdinalIgnoreCase) && key[(known.Key.Length + 1)..].All(char.IsAsciiDigit))
        || Platform.Any(name => Same(name, key) || key.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>The known key that was most likely meant; null where none is near.</summary>
    public static string? Nearest(string key)
    {
        var letters = Letters(key);
        var most = 1 + letters.Length / 5;
        var near = All.Select(known => (known.Key, Distance: Core.Text.Spelling.Distance(letters, Letters(known.Key), most)))
            .MinBy(known => known.Distance);
        if (near.Distance <= most)
            return near.Key;
        return (All.FirstOrDefault(known => Letters(known.Key).EndsWith(letters, StringComparison.Ordinal))
            ?? All.FirstOrDefault(known => Letters(known.Key).StartsWith(letters, StringComparison.Ordinal))
            ?? All.FirstOrDefault(known => letters.EndsWith(Letters(known.Key), StringComparison.Ordinal)))?.Key;
    }

    /// <summary>
    /// True where a name without its separators is, or nearly is, the beginning of one of ours, so that a misspelt environment variable is
    /// told from another program's.
    /// </summary>
    public static bool IsOurs(string key)
    {
        var section = key.Split(':')[0];
        return key.StartsWith("MicrosoftApp", StringComparison.OrdinalIgnoreCase)
            || key.Contains(':', StringComparison.Ordinal) && All.Select(known => known.Key.Split(':')).Any(
                known => known.Length > 1 && Core.Text.Spelling.Distance(Letters(section), Letters(known[0]), 1) <= 1);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Letters(string key) => string.Concat(key.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

/// <param name="Key">As in configuration, with colons.</param>
/// <param name="Meaning">A line for people.</param>
internal sealed record KnownSetting(string Key, string Meaning);
