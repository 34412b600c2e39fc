using QuizBot.Core.Chat;
using QuizBot.Core.Stores;

namespace QuizBot.Hosting;

/// <summary>
/// No turn takes longer than a person and a channel wait: a store that hangs is, after eight seconds, a store that is unavailable. A turn
/// can be repeated, so it does not matter how far this one came. Pushes, which nobody waits for, go to the router itself.
/// </summary>
internal sealed class TurnDeadline(IBot bot, TimeProvider time) : IBot
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Reply>> HandleAsync(Turn turn, CancellationToken cancel) =>
        InTimeAsync(stop => bot.HandleAsync(turn, stop), cancel);

    /// <inheritdoc/>
    public Task PostedAsync(RoomId room, string round, string message, CancellationToken cancel) =>
        InTimeAsync(stop => bot.PostedAsync(room, round, message, stop), cancel);

    /// <inheritdoc/>
    public Task ExplainedAsync(RoomId room, string entry, string message, CancellationToken cancel) =>
        InTimeAsync(stop => bot.ExplainedAsync(room, entry, message, stop), cancel);

    private async Task InTimeAsync(Func<CancellationToken, Task> work, CancellationToken cancel) => await InTimeAsync(
        async stop =>
        {
            await work(stop);
            return true;
        },
        cancel);

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        try
        {
            return await work(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"The store did not answer within {Longest.TotalSeconds:0} seconds.", late);
        }
    }
}
