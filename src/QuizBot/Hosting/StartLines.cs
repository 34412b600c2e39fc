using System.Reflection;
using QuizBot.Commands;
using QuizBot.Core.Chat;
using QuizBot.Storage;

namespace QuizBot.Hosting;

/// <summary>The first lines that an admin reads: from which notes, for whom, into which store, and where.</summary>
internal static class StartLines
{
    /// <summary>Of this build, as in "1.2.0" or "1.2.1-alpha.0.3".</summary>
    public static string Version { get; } =
        typeof(StartLines).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static string For(WebApplication app)
    {
        var services = app.Services;
        var library = services.GetRequiredService<LibrarySource>().Current;
        var url = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        return string.Join(
            Environment.NewLine,
            [
                $"QuizBot {Version} knows {library.Course.Title}: {Counted.Of(library.Course.Notes.Count, "note")}, {Counted.Of(library.Deck.Cards.Count, "flashcard")}, from {services.GetRequiredService<CourseWatcher>().Folder}.",
                .. services.GetServices<IChannelHealth>().Select(channel => $"{char.ToUpperInvariant(channel.Channel[0])}{channel.Channel[1..]} is {channel.State}."),
                $"What people learn is kept in {services.GetRequiredService<StorageOptions>().Place}.",
                app.Environment.IsDevelopment() ? $"Open {url} in your browser to try it. Ctrl+C stops it." : $"Listening on {url}.",
            ]);
    }
}
