using System.Text.Json;
using System.Text.RegularExpressions;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>The rules that the Dockerfile, compose.yaml, the Kubernetes resources and the systemd unit keep.</summary>
public sealed partial class ContainerFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_image_is_built_in_stages_from_named_versions_and_runs_without_root_or_shell()
    {
        string[] lines = [.. Deployment.Read("docker/Dockerfile").Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        string[] bases = [.. lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
        Assert.Equal(2, bases.Length);
        Assert.All(bases, image => Assert.Matches(ExactVersion, image));
        Assert.EndsWith("-chiseled", bases[^1], StringComparison.Ordinal);
        var last = string.Join('\n', lines.SkipWhile(line => !line.EndsWith("-chiseled", StringComparison.Ordinal)));
        Assert.Contains("USER $APP_UID", last, StringComparison.Ordinal);
        Assert.Contains("HEALTHCHECK", last, StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT [\"/app/QuizBot\"]", last, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN ", last, StringComparison.Ordinal);
        Assert.DoesNotMatch(Secret, string.Join('\n', lines));
    }

    [Fact]
    public void The_Dockerfile_builds_with_the_SDK_of_global_json()
    {
        using var global = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "global.json")));
        var wanted = global.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        var named = SdkVersion.Match(Deployment.Read("docker/Dockerfile")).Groups[1].Value;
        Assert.Equal(new Version(wanted).Major, new Version(named).Major);
        Assert.True(new Version(named) >= new Version(wanted), $"global.json asks for {wanted}, the Dockerfile has {named}.");
    }

    [Fact]
    public async Task Compose_runs_read_only_on_this_machine_only_and_names_versions()
    {
        var compose = (await Deployment.YamlAsync(Deployment.Read("docker/compose.yaml"), Cancel)).Single();
        var bot = compose.GetProperty("services").GetProperty("bot");
        Assert.True(bot.GetProperty("read_only").GetBoolean());
        Assert.Equal("ALL", bot.GetProperty("cap_drop")[0].GetString());
        Assert.Equal("no-new-privileges:true", bot.GetProperty("security_opt")[0].GetString());
        Assert.All(bot.GetProperty("ports").EnumerateArray(), port => Assert.StartsWith("127.0.0.1:", port.GetString(), StringComparison.Ordinal));
        var azurite = compose.GetProperty("services").GetProperty("azurite");
        Assert.Matches(ExactVersion, azurite.GetProperty("image").GetString());
        Assert.False(azurite.TryGetProperty("ports", out _));
        Assert.Single(azurite.GetProperty("volumes").EnumerateArray());
        Assert.True(File.Exists(Path.Combine(Repository.Root, "deploy/docker", bot.GetProperty("build").GetProperty("context").GetString()!, bot.GetProperty("build").GetProperty("dockerfile").GetString()!)));
    }

    [Fact]
    public async Task Kubernetes_resources_are_as_the_published_schemas_have_them()
    {
        Oracle.Need();
        var wrong = await Oracle.RunAsync("kubernetes.mjs", Resources(), Cancel);
        Assert.Equal("[]", wrong);

        // The oracle sees a misspelt field.
        Assert.Contains("runAsNonRot", await Oracle.RunAsync("kubernetes.mjs", Resources().Replace("runAsNonRoot", "runAsNonRot", StringComparison.Ordinal), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_are_restricted_probed_spread_and_have_no_secret_in_their_files()
    {
        var resources = await Deployment.YamlAsync(Resources(), Cancel);
        Assert.Equal(
            ["Deployment", "HorizontalPodAutoscaler", "Namespace", "NetworkPolicy", "PodDisruptionBudget", "Service", "ServiceAccount"],
            resources.Select(resource => resource.GetProperty("kind").GetString()!).Order(StringComparer.Ordinal));
        var pod = resources.Single(resource => resource.GetProperty("kind").GetString() == "Deployment").GetProperty("spec").GetProperty("template").GetProperty("spec");
        Assert.True(pod.GetProperty("securityContext").GetProperty("runAsNonRoot").GetBoolean());
        Assert.True(pod.GetProperty("terminationGracePeriodSeconds").GetInt32() > 20);
        var container = pod.GetProperty("containers")[0];
        Assert.True(container.GetProperty("securityContext").GetProperty("readOnlyRootFilesystem").GetBoolean());
        Assert.False(container.GetProperty("securityContext").GetProperty("allowPrivilegeEscalation").GetBoolean());
        Assert.All((string[])["startupProbe", "livenessProbe", "readinessProbe"], probe => Assert.True(container.TryGetProperty(probe, out _)));
        Assert.DoesNotMatch(Secret, Resources() + Deployment.Read("kubernetes/settings.env"));
    }

    [Fact]
    public async Task Kustomize_puts_them_together_with_an_image_by_digest()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/kubectl") || File.Exists("/usr/local/bin/kubectl"), "kubectl is not installed here.");
        var (code, output, error) = await Deployment.RunAsync("kubectl", Cancel, "kustomize", Deployment.PathOf("kubernetes"));
        Assert.True(code == 0, error);
        Assert.Matches(ImageByDigest, output);
        Oracle.Need();
        Assert.Equal("[]", await Oracle.RunAsync("kubernetes.mjs", output, Cancel));
    }

    [Fact]
    public void The_systemd_unit_is_hardened_and_stops_with_patience()
    {
        var unit = Deployment.Read("systemd/quizbot.service").Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal) && line[0] != '#')
            .GroupBy(line => line.Split('=', 2)[0]).ToDictionary(group => group.Key, group => group.Select(line => line.Split('=', 2)[1]).ToArray());
        Assert.Equal(["yes"], unit["DynamicUser"]);
        Assert.Equal(["strict"], unit["ProtectSystem"]);
        Assert.Equal(["yes"], unit["NoNewPrivileges"]);
        Assert.Equal([""], unit["CapabilityBoundingSet"]);
        Assert.True(int.Parse(unit["TimeoutStopSec"].Single(), null) > 20);
        Assert.DoesNotMatch(Secret, Deployment.Read("systemd/quizbot.service"));
    }

    [Fact]
    public async Task Systemd_itself_finds_the_unit_well_formed_and_little_exposed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-analyze"), "systemd-analyze is not installed here.");
        var (_, output, error) = await Deployment.RunAsync("systemd-analyze", Cancel, "security", "--offline=true", "--threshold=20", Deployment.PathOf("systemd/quizbot.service"));
        Assert.SkipWhen(error.Contains("unrecognized option", StringComparison.Ordinal), "This systemd-analyze is too old to look at a file.");
        Assert.DoesNotMatch("Unknown (key|section|lvalue)|Failed to parse", error);
        Assert.Matches(LittleExposed, output);
    }

    /// <summary>The files that kustomization.yaml names, as one stream.</summary>
    private static string Resources() => string.Join(
        "\n---\n",
        Directory.EnumerateFiles(Deployment.PathOf("kubernetes"), "*.yaml").Where(file => Path.GetFileName(file) != "kustomization.yaml").Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Select(text => text.Contains("kind: Deployment", StringComparison.Ordinal) ? text.Replace("spec:\n  replicas", "spec:\n  selector:\n    matchLabels: {}\n  replicas", StringComparison.Ordinal) : text));

    [GeneratedRegex(@":\d+\.\d+\.\d+(-[a-z]+(-chiseled)?)?$")]
    private static partial Regex ExactVersion { get; }

    [GeneratedRegex(@"dotnet/sdk:(\d+\.\d+\.\d+)")]
    private static partial Regex SdkVersion { get; }

    [GeneratedRegex(@"image: \S+@sha256:[0-9a-f]{64}")]
    private static partial Regex ImageByDigest { get; }

    [GeneratedRegex("(Password|Secret|Token|AccountKey)[A-Za-z_]*[=:] ?(?!false|true)[^\\s${\"]", RegexOptions.IgnoreCase)]
    private static partial Regex Secret { get; }

    [GeneratedRegex(@"Overall exposure level for quizbot.service: [01]\.\d")]
    private static partial Regex LittleExposed { get; }
}
