namespace QuizBot.Core.Chat;

/// <summary>
/// Lets each message be edited at most once in two seconds, and always to its newest state at last: where many people answer one card
/// at once, what lies between is left out. What is sent is drawn at that moment (<see cref="Reply.DrawAsync"/>).
/// </summary>
/// <param name="turns">Whose turn it is where several instances edit one message; null for an instance that is alone.</param>
public sealed class EditPace(IEditTurns? turns = null)
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
                if (turns is not null && await turns.TakeAsync(message, Between, cancel) is { Ticks: > 0 } wait)
                {
                    await pause(wait, cancel);
                    send = Newer(message) ?? send;
                }

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

    /// <summary>What came since the state that is about to be sent; null for nothing.</summary>
    private Func<CancellationToken, Task>? Newer(string message)
    {
        lock (gate)
        {
            var send = newest[message];
            newest[message] = null;
            return send;
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

/// <summary>Whose turn it is to edit a message, known to every instance.</summary>
public interface IEditTurns
{
    /// <summary>Takes the next turn, which nobody else gets.</summary>
    /// <param name="message">As in <see cref="EditPace.Add"/>.</param>
    /// <param name="between">From one turn to the next.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How long it is until then; zero for now.</returns>
    ValueTask<TimeSpan> TakeAsync(string message, TimeSpan between, CancellationToken cancel);
}
