using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;

namespace QuizBot.Storage;

/// <summary>The section <c>Storage</c> of the configuration, as people wrote it.</summary>
public sealed record StorageOptions
{
    public const string Sqlite = "Sqlite";
    public const string AzureTables = "AzureTables";

    /// <summary>Azure allows 63 characters in a table's name.</summary>
    private const int LongestPrefix = 50;

    /// <summary><see cref="Sqlite"/> or <see cref="AzureTables"/>, in any case.</summary>
    public string Provider { get; init; } = Sqlite;

    /// <summary>The SQLite file; a relative path begins at the current folder.</summary>
    public string Path { get; init; } = "data/quizbot.db";

    /// <summary>Azure Tables by a storage account's connection string. A secret: it is never shown.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Azure Tables by address and identity: <c>https://{account}.table.core.windows.net</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Begins the name of each Azure table: 1 to 50 letters and digits, the first one a letter.</summary>
    public string TablePrefix { get; init; } = "QuizBot";

    /// <summary>True where everything is in one file.</summary>
    public bool UsesSqlite => string.Equals(Provider, Sqlite, StringComparison.OrdinalIgnoreCase);

    private bool HasConnectionString => !string.IsNullOrWhiteSpace(ConnectionString);

    private bool HasEndpoint => !string.IsNullOrWhiteSpace(Endpoint);

    /// <param name="configuration">The whole configuration.</param>
    /// <exception cref="InvalidOperationException">A setting is missing or not of its form; the message names it and says how to mend
    /// it.</exception>
    public static StorageOptions Read(IConfiguration configuration)
    {
        var storage = configuration.GetSection("Storage");
        var defaults = new StorageOptions();
        var options = new StorageOptions
        {
            Provider = storage[nameof(Provider)] ?? defaults.Provider,
            Path = storage[nameof(Path)] ?? defaults.Path,
            ConnectionString = storage[nameof(ConnectionString)],
            Endpoint = storage[nameof(Endpoint)],
            TablePrefix = storage[nameof(TablePrefix)] ?? defaults.TablePrefix,
        };
        string[] problems = [.. options.Problems()];
        return problems.Length == 0 ? options : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>Where the data is, for people; without secrets.</summary>
    public string Place =>
        UsesSqlite ? $"the SQLite file {System.IO.Path.GetFullPath(Path)}"
        : HasEndpoint ? $"Azure Tables at {Endpoint}"
        : $"Azure Tables at {Connect(ConnectionString ?? "")?.Uri.GetLeftPart(UriPartial.Path) ?? "?"}";

    /// <summary>What is wrong and how to mend it, one sentence each; empty where all is well.</summary>
    private IEnumerable<string> Problems()
    {
        if (UsesSqlite)
            return SqliteProblems();
        return string.Equals(Provider, AzureTables, StringComparison.OrdinalIgnoreCase)
            ? AzureProblems()
            : [$"Storage:Provider is '{Provider}'. Set it to {Sqlite} or {AzureTables}."];
    }

    /// <summary>A client by <see cref="ConnectionString"/>; null where that cannot be read.</summary>
    internal static TableServiceClient? Connect(string connectionString, TableClientOptions? options = null)
    {
        try
        {
            return new TableServiceClient(connectionString, options);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private IEnumerable<string> SqliteProblems()
    {
        if (string.IsNullOrWhiteSpace(Path) || Path.Contains('\0', StringComparison.Ordinal))
            yield return "Storage:Path is empty or no path. Set it to a file, for example data/quizbot.db.";
        if (HasConnectionString || HasEndpoint)
            yield return $"Storage:ConnectionString or Storage:Endpoint is set, but Storage:Provider is {Sqlite}. "
                + $"Set Storage:Provider to {AzureTables}, or remove them.";
    }

    private IEnumerable<string> AzureProblems()
    {
        if (TablePrefix.Length is 0 or > LongestPrefix || !char.IsAsciiLetter(TablePrefix[0])
            || !TablePrefix.All(char.IsAsciiLetterOrDigit))
            yield return $"Storage:TablePrefix is '{TablePrefix}'. Use 1 to {LongestPrefix} letters and digits, the first one a letter, "
                + "for example QuizBot.";
        if (HasConnectionString == HasEndpoint)
        {
            yield return "Azure Tables needs either Storage:ConnectionString (a storage account's connection string) or Storage:Endpoint "
                + "(https://{account}.table.core.windows.net, with a managed identity), and not both.";
        }
        else if (HasConnectionString)
        {
            if (Connect(ConnectionString!) is not { } client)
                yield return "Storage:ConnectionString cannot be read. Copy it afresh from the storage account's access keys: "
                    + "DefaultEndpointsProtocol=https;AccountName=...;AccountKey=...;EndpointSuffix=core.windows.net";
            else if (IsCosmos(client.Uri))
                yield return NoCosmos("Storage:ConnectionString");
        }
        else if (Address() is not { } address)
        {
            yield return "Storage:Endpoint is not the address of a storage account's tables. "
                + "Set it to https://{account}.table.core.windows.net, without anything after it.";
        }
        else if (IsCosmos(address))
        {
            yield return NoCosmos("Storage:Endpoint");
        }
    }

    /// <summary><see cref="Endpoint"/> where it is the https address of a service and no more: tokens go nowhere else.</summary>
    private Uri? Address() =>
        Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" }
            ? uri
            : null;

    private static bool IsCosmos(Uri uri) => uri.Host.Contains(".cosmos.", StringComparison.OrdinalIgnoreCase);

    private static string NoCosmos(string setting) =>
        $"{setting} is of a Cosmos DB account, which returns rows unsorted. Use an Azure storage account.";
}
