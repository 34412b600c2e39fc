using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Cluster;

/// <summary>
/// Asks the grain that a delivery's share is in. Where that cannot be reached the delivery is taken: twice is better than never.
/// </summary>
[SuppressMessage(
    "Design", "CA1031:Do not catch general exception types",
    Justification = "The bot itself counts a turn once; this only spares people the second answer.")]
internal sealed class Deliveries(IGrainFactory grains) : IDeliveries
{
    private const int Shares = 64;

    public async ValueTask<bool> TryTakeAsync(string id, CancellationToken cancel)
    {
        try
        {
            return await Of(id).TakeAsync(id).WaitAsync(cancel);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return true;
        }
    }

    public ValueTask DoneAsync(string id) => TellAsync(Of(id).DoneAsync(id));

    public ValueTask ForgetAsync(string id) => TellAsync(Of(id).ForgetAsync(id));

    private static async ValueTask TellAsync(ValueTask telling)
    {
        try
        {
            await telling;
        }
        catch (Exception)
        {
            // Whoever waits for it waits a little longer.
        }
    }

    private IDeliveriesGrain Of(string id) => grains.GetGrain<IDeliveriesGrain>(SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % Shares);
}
