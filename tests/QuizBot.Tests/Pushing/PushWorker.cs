using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using QuizBot.Core.Stores;
using QuizBot.Storage;
using QuizBot.Tests.Shared;

namespace QuizBot.Tests.Pushing;

/// <summary>This test program started once more as an instance that pushes, in a process of its own that can be killed.</summary>
internal static class PushWorker
{
    public const string Verb = "push-worker";
    public const int Parallelism = 8;

    /// <summary>Short, so that a test need not wait long for another instance to take over; long enough for a crowded machine to renew in time.</summary>
    private static readonly (string, string)[] Settings =
        [("Parallelism", $"{Parallelism}"), ("LeaseLasts", "00:00:04"), ("Look", "00:00:00.2")];

    public static Process Start(StorageOptions storage, Uri connector) => Process.Start(new ProcessStartInfo(
        Path.ChangeExtension(typeof(PushWorker).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null),
        [Verb, storage.Provider, storage.Path, storage.ConnectionString ?? "", storage.TablePrefix, connector.AbsoluteUri]))!;

    public static IHost Host(IEntityStore store, Uri connector) => PushRig.Instance(store, connector, Settings);

    public static async Task<int> RunAsync(string[] args)
    {
        var storage = new StorageOptions { Provider = args[0], Path = args[1], ConnectionString = args[2].Length > 0 ? args[2] : null, TablePrefix = args[3] };
        var store = await StoreFactory.CreateAsync(storage, null, CancellationToken.None);
        using var host = Host(store, new Uri(args[4]));
        await host.RunAsync();
        return 0;
    }
}
