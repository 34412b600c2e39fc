using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>What the Bicep files compile to, and what must never be in it.</summary>
public sealed partial class AzureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("azure/main.bicep")]
    [InlineData("azure/registry.bicep")]
    public async Task It_compiles_without_a_warning(string file)
    {
        var (_, said) = await Deployment.CompileAsync(file, Cancel);
        Assert.Equal("", said.Trim());
    }

    [Fact]
    public async Task Storage_has_no_public_blobs_no_keys_and_no_old_TLS()
    {
        var accounts = await OfTypeAsync("Microsoft.Storage/storageAccounts");
        Assert.NotEmpty(accounts);
        foreach (var account in accounts.Select(account => account.GetProperty("properties")))
        {
            Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
            Assert.Matches("^TLS1_[23]$", account.GetProperty("minimumTlsVersion").GetString());
        }
    }

    [Fact]
    public async Task No_key_or_secret_is_asked_for_or_given_out()
    {
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        Assert.DoesNotMatch(SecretFunctions, template.GetRawText());
        foreach (var each in Templates(template))
        {
            if (each.TryGetProperty("outputs", out var outputs))
                Assert.DoesNotMatch(SecretWords, outputs.GetRawText());
            foreach (var parameter in each.GetProperty("parameters").EnumerateObject().Where(parameter => SecretName.IsMatch(parameter.Name)))
                Assert.Equal("securestring", parameter.Value.GetProperty("type").GetString());
        }

        // Secrets reach the container by reference only.
        Assert.DoesNotMatch(SecretInEnvironment, template.GetRawText());
    }

    [Fact]
    public async Task The_image_is_named_by_its_digest()
    {
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        Assert.DoesNotContain(":latest", template.GetRawText(), StringComparison.OrdinalIgnoreCase);
        var digest = template.GetProperty("parameters").GetProperty("imageDigest");
        Assert.Equal((64, 64), (digest.GetProperty("minLength").GetInt32(), digest.GetProperty("maxLength").GetInt32()));
        Assert.False(digest.TryGetProperty("defaultValue", out _));
        Assert.Contains("@sha256:{1}", template.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_identity_may_use_tables_pull_the_image_send_telemetry_and_read_its_certificate_and_no_more()
    {
        const string KeyVaultSecretsUser = "4633458b-17de-408a-874b-0445c86b69e6";
        const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d", MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        var roles = Templates(template).SelectMany(each => each.TryGetProperty("variables", out var variables) ? variables.EnumerateObject() : default)
            .Where(variable => variable.Value.ValueKind == JsonValueKind.String && Guid.TryParse(variable.Value.GetString(), out _)).Select(variable => variable.Value.GetString());
        Assert.Equal([TableDataContributor, MetricsPublisher, KeyVaultSecretsUser, AcrPull], roles.Order(StringComparer.Ordinal));
        Assert.Equal(4, (await OfTypeAsync("Microsoft.Authorization/roleAssignments")).Count);
    }

    [Fact]
    public async Task A_certificate_in_a_vault_of_this_group_seals_the_tokens_of_slack_and_without_one_nothing_is_asked_of_a_vault()
    {
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        Assert.Equal("", template.GetProperty("parameters").GetProperty("slackKeyCertificate").GetProperty("defaultValue").GetString());
        var vault = template.GetProperty("resources").GetProperty("vault");
        Assert.Equal("[and(not(empty(parameters('slackKeyCertificate'))), parameters('slackKeyVaultIsHere'))]", vault.GetProperty("condition").GetString());
        Assert.Equal("[split(replace(parameters('slackKeyCertificate'), 'https://', ''), '.')[0]]", vault.GetProperty("properties").GetProperty("parameters").GetProperty("vaultName").GetProperty("value").GetString());
        var role = Assert.Single(Resources(vault.GetProperty("properties").GetProperty("template")), resource => resource.GetProperty("type").GetString() == "Microsoft.Authorization/roleAssignments");
        Assert.Contains("Microsoft.KeyVault/vaults", role.GetProperty("scope").GetString(), StringComparison.Ordinal);

        // The bot starts once it may read it, and is told where it is.
        var app = template.GetProperty("resources").GetProperty("app");
        Assert.Contains("vault", app.GetProperty("dependsOn").EnumerateArray().Select(resource => resource.GetString()));
        Assert.Contains("createObject('name', 'Slack__KeyCertificatePath', 'value', parameters('slackKeyCertificate'))", app.GetRawText().Replace("\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_has_no_secret_and_Teams_is_on()
    {
        var bot = Assert.Single(await OfTypeAsync("Microsoft.BotService/botServices")).GetProperty("properties");
        Assert.Equal("UserAssignedMSI", bot.GetProperty("msaAppType").GetString());
        Assert.True(bot.GetProperty("disableLocalAuth").GetBoolean());
        Assert.EndsWith("/api/messages', parameters('host'))]", bot.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
        Assert.Equal("MsTeamsChannel", Assert.Single(await OfTypeAsync("Microsoft.BotService/botServices/channels")).GetProperty("properties").GetProperty("channelName").GetString());
    }

    [Fact]
    public async Task The_app_is_probed_scales_out_and_takes_https_only()
    {
        var app = Assert.Single(await OfTypeAsync("Microsoft.App/containerApps")).GetProperty("properties");
        Assert.False(app.GetProperty("configuration").GetProperty("ingress").GetProperty("allowInsecure").GetBoolean());
        var container = app.GetProperty("template").GetProperty("containers")[0];
        Assert.Equal(["Startup", "Liveness", "Readiness"], container.GetProperty("probes").EnumerateArray().Select(probe => probe.GetProperty("type").GetString()));
        Assert.NotEmpty(app.GetProperty("template").GetProperty("scale").GetProperty("rules").EnumerateArray());
        Assert.True(app.GetProperty("template").GetProperty("terminationGracePeriodSeconds").GetInt32() > 20);
    }

    [Fact]
    public async Task Each_parameter_says_what_it_is_for()
    {
        foreach (var file in (string[])["azure/main.bicep", "azure/registry.bicep"])
        {
            var (template, _) = await Deployment.CompileAsync(file, Cancel);
            Assert.All(template.GetProperty("parameters").EnumerateObject(), parameter => Assert.NotEmpty(parameter.Value.GetProperty("metadata").GetProperty("description").GetString()!));
            Assert.All(template.GetProperty("outputs").EnumerateObject(), output => Assert.NotEmpty(output.Value.GetProperty("metadata").GetProperty("description").GetString()!));
        }
    }

    [Fact]
    public async Task There_are_six_alarms_and_the_pages_tell_what_to_do_at_each()
    {
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        var alarms = Templates(template).Select(each => each.TryGetProperty("variables", out var variables) && variables.TryGetProperty("alarms", out var found) ? found : default)
            .Single(found => found.ValueKind == JsonValueKind.Array);
        Assert.Equal(6, alarms.GetArrayLength());
        var page = Deployment.Read("README.md");
        Assert.All(alarms.EnumerateArray(), alarm => Assert.Contains(alarm.GetProperty("title").GetString()!, page, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<JsonElement>> OfTypeAsync(string type)
    {
        var (template, _) = await Deployment.CompileAsync("azure/main.bicep", Cancel);
        return [.. Templates(template).SelectMany(Resources).Where(resource =>
            resource.GetProperty("type").GetString() == type && !(resource.TryGetProperty("existing", out var existing) && existing.GetBoolean()))];
    }

    /// <summary>The template and those nested in it.</summary>
    private static IEnumerable<JsonElement> Templates(JsonElement template) =>
        [template, .. Resources(template).Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            .SelectMany(resource => Templates(resource.GetProperty("properties").GetProperty("template")))];

    /// <summary>A list in older templates, named members in newer ones.</summary>
    private static IEnumerable<JsonElement> Resources(JsonElement template) => template.GetProperty("resources") is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray()
        : template.GetProperty("resources").EnumerateObject().Select(resource => resource.Value);

    [GeneratedRegex(@"\b(listKeys|listAccountSas|listCredentials|listSecrets|listChannelWithKeys)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SecretFunctions { get; }

    [GeneratedRegex("secret|password|token|accountkey|connectionstring|instrumentationkey", RegexOptions.IgnoreCase)]
    private static partial Regex SecretWords { get; }

    [GeneratedRegex("secret|password|token", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }

    [GeneratedRegex(@"'name', 'Slack__(?!ClientId'|KeyCertificatePath')[A-Za-z]+', 'value'")]
    private static partial Regex SecretInEnvironment { get; }
}
