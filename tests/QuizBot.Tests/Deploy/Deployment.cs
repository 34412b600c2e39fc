using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Deploy;

/// <summary>The files under deploy/, as the tools of their kind read them.</summary>
internal static class Deployment
{
    private static readonly ConcurrentDictionary<string, Task<(JsonElement Template, string Said)>> Compiled = [];

    public static string Read(string file) => File.ReadAllText(PathOf(file));

    public static string PathOf(string file) => Repository.At("deploy", file);

    /// <summary>The documents of a YAML file.</summary>
    public static async Task<IReadOnlyList<JsonElement>> YamlAsync(string text, CancellationToken cancel)
    {
        Oracle.Need();
        using var documents = JsonDocument.Parse(await Oracle.RunAsync("yaml.mjs", text, cancel));
        return [.. documents.RootElement.Clone().EnumerateArray()];
    }

    /// <summary>Builds a Bicep file with the published compiler, once a run. What it says beside the template is returned too.</summary>
    public static Task<(JsonElement Template, string Said)> CompileAsync(string file, CancellationToken cancel) =>
        Compiled.GetOrAdd(file, _ => BuildAsync(file, cancel));

    private static async Task<(JsonElement Template, string Said)> BuildAsync(string file, CancellationToken cancel)
    {
        var bicep = typeof(Deployment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(value => value.Key == "Bicep").Value!;
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(bicep), "The Bicep compiler of the tests is for Linux on x64.");
        var (code, output, said) = await RunAsync(bicep, cancel, "build", "--stdout", PathOf(file));
        Assert.True(code == 0, said);
        using var template = JsonDocument.Parse(output);
        return (template.RootElement.Clone(), said);
    }

    public static async Task<(int Code, string Output, string Error)> RunAsync(string program, CancellationToken cancel, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        })!;
        var error = process.StandardError.ReadToEndAsync(cancel);
        var output = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, output, await error);
    }
}
