using QuizBot.Commands;

namespace QuizBot.Tests.Commands;

/// <summary>Commands as a person at a terminal runs them, in a folder of their own.</summary>
internal sealed class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("terminal").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args) => TypeAsync("", args);

    /// <param name="typed">What the person types while the command runs.</param>
    public async Task<(int ExitCode, string Output, string Error)> TypeAsync(string typed, params string[] args)
    {
        using StringWriter output = new(), error = new();
        using StringReader input = new(typed);
        var exitCode = await CommandLine.RunAsync(args, (_, _) => throw new InvalidOperationException("This is no reason to serve."), output, error, input);
        return (exitCode, output.ToString(), error.ToString());
    }

    public string At(params string[] names) => Path.Combine([Folder, .. names]);

    public string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
