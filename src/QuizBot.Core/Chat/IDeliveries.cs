namespace QuizBot.Core.Chat;

/// <summary>What channels have delivered of late, known to every instance: a message that reaches two of them is answered once.</summary>
public interface IDeliveries
{
    /// <summary>
    /// True where the delivery is the caller's now, who then says <see cref="DoneAsync"/> or <see cref="ForgetAsync"/>. While another
    /// has it in hand this waits; where nothing is heard of that one for some seconds, it is the caller's all the same.
    /// </summary>
    /// <param name="id">The delivery, by a name that no other has.</param>
    /// <param name="cancel">Gives up.</param>
    ValueTask<bool> TryTakeAsync(string id, CancellationToken cancel);

    /// <summary>It was done: whoever is brought it again need do nothing.</summary>
    ValueTask DoneAsync(string id);

    /// <summary>It failed: whoever is brought it again does it.</summary>
    ValueTask ForgetAsync(string id);
}

/// <summary>The deliveries of an instance that is alone: its edges remember for themselves.</summary>
public sealed class OwnDeliveries : IDeliveries
{
    public ValueTask<bool> TryTakeAsync(string id, CancellationToken cancel) => ValueTask.FromResult(true);

    public ValueTask DoneAsync(string id) => ValueTask.CompletedTask;

    public ValueTask ForgetAsync(string id) => ValueTask.CompletedTask;
}

public static class DeliveriesExtensions
{
    /// <summary>Does the work where nobody else does or did it. Where it fails, whoever is brought the delivery again does it.</summary>
    /// <param name="deliveries">What is known.</param>
    /// <param name="id">The delivery, by a name that no other has.</param>
    /// <param name="work">What it asks for.</param>
    /// <param name="already">The result where it was done elsewhere.</param>
    /// <param name="cancel">Gives up the waiting for another, not the work.</param>
    public static async Task<T> OnceAsync<T>(
        this IDeliveries deliveries, string id, Func<Task<T>> work, T already, CancellationToken cancel)
    {
        if (!await deliveries.TryTakeAsync(id, cancel))
            return already;
        T result;
        try
        {
            result = await work();
        }
        catch
        {
            await deliveries.ForgetAsync(id);
            throw;
        }

        await deliveries.DoneAsync(id);
        return result;
    }
}
