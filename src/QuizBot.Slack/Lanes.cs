namespace QuizBot.Slack;

/// <summary>Runs what has the same key in order, and everything else side by side.</summary>
internal sealed class Lanes
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> last = new(StringComparer.Ordinal);

    /// <param name="key">Of the lane.</param>
    /// <param name="work">Never throws.</param>
    public void Add(string key, Func<Task> work)
    {
        var mine = new TaskCompletionSource();
        Task before;
        lock (gate)
        {
            before = last.GetValueOrDefault(key, Task.CompletedTask);
            last[key] = mine.Task;
        }

        _ = RunAsync(key, before, work, mine);
    }

    private async Task RunAsync(string key, Task before, Func<Task> work, TaskCompletionSource mine)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await work();
        lock (gate)
        {
            if (last.GetValueOrDefault(key) == mine.Task)
                last.Remove(key);
        }

        mine.SetResult();
    }
}
