using System.Globalization;
using System.Text;
using QuizBot.Core.Chat;
using QuizBot.Core.Text;
using QuizBot.Courses;
using QuizBot.Settings;
using QuizBot.Storage;

namespace QuizBot.Hosting;

/// <summary>The first lines that an admin reads: from which notes, for whom, into which store, and where.</summary>
internal static class StartLines
{
    public static string For(WebApplication app)
    {
        var services = app.Services;
        var library = services.GetRequiredService<LibrarySource>().Current;
        var url = app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace(
            "0.0.0.0", "localhost", StringComparison.Ordinal);
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"QuizBot {ThisBuild.Version} knows {library.Course.Title}: {Wording.Count(library.Course.Notes.Count, "note")}, "
                + $"{Wording.Count(library.Deck.Cards.Count, "flashcard")}, from {services.GetRequiredService<CourseWatcher>().Folder}.");
        foreach (var channel in services.GetServices<IChannelHealth>())
            text.AppendLine(
                CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(channel.Channel[0])}{channel.Channel[1..]} is {channel.State}.");
        text.AppendLine(
            CultureInfo.InvariantCulture, $"What people learn is kept in {services.GetRequiredService<StorageOptions>().Place}.");
        text.Append(app.Environment.IsDevelopment() ? $"Open {url} in your browser to try it. Ctrl+C stops it." : $"Listening on {url}.");
        return text.ToString();
    }
}
