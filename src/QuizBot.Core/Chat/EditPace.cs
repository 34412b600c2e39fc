namespace QuizBot.Core.Chat;

/// <summary>
/// Lets each message be edited at most once in two seconds, and always to its newest state at last: where many people answer one card
/// at once, what lies between is left out. What is sent is drawn at that moment (<see cref="Reply.DrawAsync"/>).
/// </summary>
public sealed class EditPace
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Func<CancellationToken, Task>?> newest = new(StringComparer.Ordinal);

    /// <param name="message">Which message, by a name that no other has.</param>
    /// <param name="send">Sends it.</param>
    /// <returns>True where the caller has to see to it that <see cref="RunAsync"/> runs; false where it runs already.</returns>
    public bool Add(string message, Func<CancellationToken, Task> send)
    {
        lock (gate)
        {
            var running = newest.ContainsKey(message);
            newest[message] = send;
            return !running;
        }
    }

    /// <summary>Forgets what was added, where it turns out that nothing can run.</summary>
    public void Drop(string message)
    {
        lock (gate)
            newest.Remove(message);
    }

    /// <summary>Sends until there is nothing newer.</summary>
    /// <param name="message">As in <see cref="Add"/>.</param>
    /// <param name="pause">Waits for a time.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task RunAsync(string message, Func<TimeSpan, CancellationToken, Task> pause, CancellationToken cancel)
    {
        try
        {
            while (Take(message) is { } send)
            {
                await send(cancel);
                await pause(Between, cancel);
            }
        }
        catch
        {
            Drop(message);
            throw;
        }
    }

    /// <summary>The newest state; null, and the end of it, where that was sent already.</summary>
    private Func<CancellationToken, Task>? Take(string message)
    {
        lock (gate)
        {
            var send = newest[message];
            if (send is null)
                newest.Remove(message);
            else
                newest[message] = null;
            return send;
        }
    }
}
