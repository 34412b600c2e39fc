using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    public static Process Start(StorageOptions storage, Uri connector) => Process.Start(new ProcessStartInfo(
        Path.ChangeExtension(typeof(PushWorker).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null),
        [Verb, storage.Provider, storage.Path, storage.ConnectionString ?? "", storage.TablePrefix, connector.AbsoluteUri, FreePort().ToString(CultureInfo.InvariantCulture)]))!;

    public static IHost Host(IEntityStore store, Uri connector, StorageOptions storage, string port) => PushRig.Instance(
        store, connector, [("Push:Parallelism", $"{Parallelism}"), ("Push:Look", "00:00:00.2"), ("Cluster:Address", "127.0.0.1"), ("Cluster:Port", port)], storage);

    public static async Task<int> RunAsync(string[] args)
    {
        var storage = new StorageOptions { Provider = args[0], Path = args[1], ConnectionString = args[2].Length > 0 ? args[2] : null, TablePrefix = args[3] };
        var store = await StoreFactory.CreateAsync(storage, null, CancellationToken.None);
        await using var open = (IAsyncDisposable)store;
        using var host = Host(store, new Uri(args[4]), storage, args[5]);
        await host.RunAsync();
        return 0;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
