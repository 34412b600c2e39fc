using System.Runtime.InteropServices;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>
/// What <c>dotnet publish</c> makes, the program and its container image, once for all tests that need them. The registry of the real base
/// image is not asked: a stand-in on this machine serves an empty one.
/// </summary>
[CollectionDefinition(nameof(Published))]
public sealed class Published : IAsyncLifetime, ICollectionFixture<Published>
{
    public static string Folder { get; } = Repository.Work("published");

    public static string Image { get; } = Repository.Work("quizbot.tar.gz");

    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Runs the SDK on the program's project, as a person would. Nothing of it may outlive it and keep its output open.</summary>
    public static Task<(int Code, string Output, string Error)> DotnetAsync(string verb, params IEnumerable<string> arguments) =>
        Deployment.RunAsync(Path.Combine(DotnetRoot, "dotnet"), TestContext.Current.CancellationToken, [verb, Path.Combine(Repository.Root, "src", "QuizBot"), .. arguments, .. AloneFor(verb)]);

    private static string[] AloneFor(string verb) => verb == "msbuild" ? [] : ["-nodeReuse:false", "-p:UseSharedCompilation=false"];

    public async ValueTask InitializeAsync()
    {
        await using var registry = await StandInRegistry.StartAsync();
        Environment.SetEnvironmentVariable("DOTNET_CONTAINER_INSECURE_REGISTRIES", registry.Address);
        var (code, output, error) = await DotnetAsync(
            "publish", "--output", Folder, "-t:PublishContainer", "--verbosity", "quiet", "-p:RunAnalyzers=false",
            $"-p:ContainerBaseImage={registry.BaseImage}", $"-p:ContainerArchiveOutputPath={Image}", "-p:ContainerImageTag=test");
        Assert.True(code == 0, output + error);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
