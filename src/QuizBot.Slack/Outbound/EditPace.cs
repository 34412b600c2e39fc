using System.Text.Json.Nodes;
using QuizBot.Slack.Installs;

namespace QuizBot.Slack.Outbound;

/// <summary>
/// Edits a message at most once in two seconds, and always to its newest state: where many people answer one card at once, what lies
/// between is left out.
/// </summary>
internal sealed class EditPace(SlackPoster poster, TurnQueue queue, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private readonly Dictionary<string, JsonObject?> newest = new(StringComparer.Ordinal);

    public void Edit(Install install, string conversation, string message, JsonObject content)
    {
        string key = $"edit {install.Workspace} {conversation} {message}";
        lock (gate)
        {
            bool running = newest.ContainsKey(key);
            newest[key] = content;
            if (running)
                return;
        }

        if (!queue.TryAdd(key, cancel => RunAsync(key, install, conversation, message, cancel)))
        {
            lock (gate)
                newest.Remove(key);
        }
    }

    private async Task RunAsync(string key, Install install, string conversation, string message, CancellationToken cancel)
    {
        try
        {
            while (Take(key) is { } content)
            {
                await poster.EditAsync(install, conversation, message, content, cancel);
                await Task.Delay(Between, time, cancel);
            }
        }
        finally
        {
            lock (gate)
                newest.Remove(key);
        }
    }

    /// <summary>The newest state; null, and the end of it, where that was sent already.</summary>
    private JsonObject? Take(string key)
    {
        lock (gate)
        {
            JsonObject? content = newest[key];
            if (content is null)
                newest.Remove(key);
            else
                newest[key] = null;
            return content;
        }
    }
}
