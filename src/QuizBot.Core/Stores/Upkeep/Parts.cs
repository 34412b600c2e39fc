using System.Diagnostics.CodeAnalysis;

namespace QuizBot.Core.Stores.Upkeep;

/// <summary>Does work in parts of which one that fails must not keep the others from being done.</summary>
/// <param name="failed">Told of what a part failed by.</param>
public sealed class Parts(Action<Exception> failed)
{
    /// <summary>Does a part; where it fails, that is told.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it is told.")]
    public async Task TryAsync(Func<Task> part, CancellationToken cancel)
    {
        try
        {
            await part();
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            failed(problem);
        }
    }
}
