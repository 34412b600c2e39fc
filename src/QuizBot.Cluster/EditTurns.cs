using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using QuizBot.Core.Chat;

namespace QuizBot.Cluster;

/// <summary>A share of the messages that are edited now.</summary>
internal interface IEditTurnsGrain : IGrainWithIntegerKey
{
    ValueTask<TimeSpan> TakeAsync(string message, TimeSpan between);
}

internal sealed class EditTurnsGrain(TimeProvider time) : Grain, IEditTurnsGrain
{
    private const int Crowd = 1_000;

    private readonly long began = time.GetTimestamp();
    private readonly Dictionary<string, TimeSpan> next = new(StringComparer.Ordinal);

    public ValueTask<TimeSpan> TakeAsync(string message, TimeSpan between)
    {
        var now = time.GetElapsedTime(began);
        if (next.Count > Crowd)
        {
            foreach (var over in next.Where(turn => turn.Value <= now).Select(turn => turn.Key).ToArray())
                next.Remove(over);
        }

        var turn = next.TryGetValue(message, out var free) && free > now ? free : now;
        next[message] = turn + between;
        return ValueTask.FromResult(turn - now);
    }
}

/// <summary>Asks the grain that a message's share is in. Where that cannot be reached each instance keeps its own pace.</summary>
[SuppressMessage(
    "Design", "CA1031:Do not catch general exception types",
    Justification = "A turn that is not known costs one edit more, never one less.")]
internal sealed class EditTurns(IGrainFactory grains) : IEditTurns
{
    private const int Shares = 64;

    public async ValueTask<TimeSpan> TakeAsync(string message, TimeSpan between, CancellationToken cancel)
    {
        try
        {
            var share = SHA256.HashData(Encoding.UTF8.GetBytes(message))[0] % Shares;
            return await grains.GetGrain<IEditTurnsGrain>(share).TakeAsync(message, between);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
    }
}
