namespace QuizBot.Teams.Inbound;

/// <summary>
/// The last few thousand activities that were taken on, so that one delivered twice is handled once and answered alike. What
/// another instance handled only <see cref="Core.Chat.IDeliveries"/> knows.
/// </summary>
internal sealed class SeenDeliveries(int capacity = 4096)
{
    private readonly Dictionary<string, Task<InvokeAnswer>> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>
    /// The answer to this delivery; <paramref name="handle"/> runs for the first of its key only, and again after it failed or came to
    /// nothing.
    /// </summary>
    public Task<InvokeAnswer> OnceAsync(string key, Func<Task<InvokeAnswer>> handle)
    {
        TaskCompletionSource<InvokeAnswer> mine;
        lock (gate)
        {
            if (known.TryGetValue(key, out var first))
                return first;
            mine = new TaskCompletionSource<InvokeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
            known[key] = mine.Task;
            order.Enqueue(key);
            while (order.Count > capacity)
                known.Remove(order.Dequeue());
        }

        return RunAsync(key, handle, mine);
    }

    private async Task<InvokeAnswer> RunAsync(string key, Func<Task<InvokeAnswer>> handle, TaskCompletionSource<InvokeAnswer> mine)
    {
        try
        {
            var answer = await handle();
            if (!answer.IsFinal)
                Forget(key);
            mine.SetResult(answer);
            return answer;
        }
        catch (Exception problem)
        {
            Forget(key);
            mine.SetException(problem);
            // Nobody may be waiting for the second delivery's copy of the problem.
            _ = mine.Task.Exception;
            throw;
        }
    }

    private void Forget(string key)
    {
        lock (gate)
            known.Remove(key);
    }
}
