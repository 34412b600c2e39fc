using System.Collections.Concurrent;
using Xunit;

namespace QuizBot.Tests.Shared;

/// <summary>Brings many inputs to a door of the whole bot and looks at what becomes of it.</summary>
internal static class Doors
{
    /// <summary>In bytes. What is remembered for a while (deliveries, people, paces) has bounds, and is all there after the first half.</summary>
    private const long MostGrowth = 64 << 20;

    /// <param name="inputs">How many.</param>
    /// <param name="statuses">What they may be answered with.</param>
    /// <param name="log">The bot's errors.</param>
    /// <param name="send">Brings the input of this number; answers with its status.</param>
    public static async Task TryAsync(int inputs, int[] statuses, LogBook log, Func<int, CancellationToken, Task<int>> send)
    {
        var seen = new ConcurrentDictionary<int, int>();
        var half = 0L;
        for (var part = 0; part < 2; part++)
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(part * (inputs / 2), inputs / 2),
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
                async (i, cancel) => seen.AddOrUpdate(await send(i, cancel), 1, (_, count) => count + 1));
            if (part == 0)
                half = GC.GetTotalMemory(forceFullCollection: true);
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - half;
        TestContext.Current.TestOutputHelper?.WriteLine($"{string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}; growth over the second half: {growth / 1024} KB");
        Assert.Empty(seen.Keys.Except(statuses));
        Assert.True(log.Lines.IsEmpty, string.Join(Environment.NewLine, log.Lines.Take(3)));
        Assert.InRange(growth, long.MinValue, MostGrowth);
    }
}
