using System.Runtime.InteropServices;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>What <c>dotnet publish</c> makes, once for all tests that need it.</summary>
[CollectionDefinition(nameof(Published))]
public sealed class Published : IAsyncLifetime, ICollectionFixture<Published>
{
    public static string Folder { get; } = Repository.Work("published");

    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Runs the SDK on the program's project, as a person would. Nothing of it may outlive it and keep its output open.</summary>
    public static Task<(int Code, string Output, string Error)> DotnetAsync(string verb, params IEnumerable<string> arguments) =>
        Deployment.RunAsync(Path.Combine(DotnetRoot, "dotnet"), TestContext.Current.CancellationToken, [verb, Path.Combine(Repository.Root, "src", "QuizBot"), .. arguments, .. AloneFor(verb)]);

    private static string[] AloneFor(string verb) => verb == "msbuild" ? [] : ["-nodeReuse:false", "-p:UseSharedCompilation=false"];

    public async ValueTask InitializeAsync()
    {
        var (code, output, error) = await DotnetAsync("publish", "--output", Folder, "--verbosity", "quiet", "-p:RunAnalyzers=false");
        Assert.True(code == 0, output + error);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
