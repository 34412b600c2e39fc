using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Core.Stores.Tables;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Cluster.Tests;

/// <summary>Real silos in this process, on one real table server.</summary>
public sealed class ClusterTests(Azurite azurite, ITestOutputHelper output) : IClassFixture<Azurite>, IAsyncLifetime
{
    private readonly string prefix = $"C{Guid.NewGuid():N}"[..16];
    private readonly List<IHost> hosts = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync(Cancel);
            host.Dispose();
        }
    }

    [Fact]
    public async Task Shards_are_dealt_out_evenly_among_those_that_push_and_dealt_again_when_one_comes_or_goes()
    {
        var first = await StartAsync();
        await UntilAsync(() => Held(first).Count == Keys.ShardCount, "the first has all");
        var second = await StartAsync();
        var quiet = await StartAsync(pushes: false);
        await UntilAsync(() => Held(first).Count == 32 && Held(second).Count == 32, "both have half");
        Assert.Empty(Held(quiet));
        Assert.Equal(Keys.ShardCount, Held(first).Union(Held(second)).Count());

        var clock = Stopwatch.StartNew();
        await StopAsync(first);
        await UntilAsync(() => Held(second).Count == Keys.ShardCount, "the second has all");
        output.WriteLine($"An instance that stops has passed its shards on after {clock.Elapsed.TotalSeconds:F1} s.");
    }

    [Fact]
    public async Task A_shard_that_is_worked_on_is_passed_on_only_when_that_is_done()
    {
        var first = await StartAsync();
        await UntilAsync(() => Held(first).Count == Keys.ShardCount, "the first has all");
        var shards = first.Services.GetRequiredService<IShards>();
        var stays = shards.Held.ToDictionary(shard => shard, shard => shards.Enter(shard)!);
        var second = await StartAsync();
        await UntilAsync(() => Held(first).Count == 32, "the first is to give half away");
        Assert.Empty(Held(second).Intersect(stays.Keys.Where(shard => shards.Holds(shard))));
        Assert.Empty(Held(second));
        foreach (var stay in stays.Values)
            stay.Dispose();
        await UntilAsync(() => Held(second).Count == 32, "the second has its half");
    }

    [Fact]
    public async Task A_pause_that_one_instance_is_asked_for_every_instance_keeps()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        IPauses one = first.Services.GetRequiredService<IPauses>(), other = second.Services.GetRequiredService<IPauses>();
        RoomId room = new("teams", "contoso", "room"), next = room with { Conversation = "next" };
        var until = DateTimeOffset.UtcNow.AddMinutes(5);
        await one.KeepAsync(room, until, everywhere: false, Cancel);
        Assert.Equal(until, await other.UntilAsync(room, Cancel));
        Assert.Null(await other.UntilAsync(next, Cancel));
        await one.KeepAsync(room, until.AddMinutes(1), everywhere: true, Cancel);
        Assert.Equal(until.AddMinutes(1), await other.UntilAsync(next, Cancel));
        Assert.Null(await other.UntilAsync(next with { Workspace = "fabrikam" }, Cancel));
    }

    [Fact]
    public async Task A_delivery_that_reaches_two_instances_is_taken_once()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        IDeliveries[] both = [first.Services.GetRequiredService<IDeliveries>(), second.Services.GetRequiredService<IDeliveries>()];
        var done = 0;
        var results = await Task.WhenAll(Enumerable.Range(0, 200).SelectMany(message => both.Select(deliveries => deliveries.OnceAsync(
            $"message {message}",
            async () =>
            {
                await Task.Delay(5, Cancel);
                Interlocked.Increment(ref done);
                return true;
            },
            false,
            Cancel))));
        Assert.Equal((200, 200), (done, results.Count(took => took)));

        // Whoever fails leaves it to the other.
        await Assert.ThrowsAsync<IOException>(() => both[0].OnceAsync<bool>("broken", () => throw new IOException("no"), false, Cancel));
        Assert.True(await both[1].OnceAsync("broken", () => Task.FromResult(true), false, Cancel));
    }

    [Fact]
    public async Task A_message_that_two_instances_edit_is_edited_by_one_at_a_time()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        IEditTurns[] both = [first.Services.GetRequiredService<IEditTurns>(), second.Services.GetRequiredService<IEditTurns>()];
        var between = TimeSpan.FromMinutes(1);
        var waits = new List<TimeSpan>();
        for (var turn = 0; turn < 6; turn++)
            waits.Add(await both[turn % 2].TakeAsync("card", between, Cancel));
        Assert.Equal([0, 1, 2, 3, 4, 5], waits.Select(wait => Math.Ceiling(wait.TotalMinutes)));
        Assert.Equal(TimeSpan.Zero, await both[1].TakeAsync("another card", between, Cancel));
    }

    private static IReadOnlyList<string> Held(IHost host) => host.Services.GetRequiredService<IShards>().Held;

    private async Task<IHost> StartAsync(bool pushes = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Cluster:Address", "127.0.0.1"), new("Cluster:Port", FreePort().ToString(CultureInfo.InvariantCulture))]);
        builder.AddCluster(new TableServiceClient(azurite.ConnectionString), prefix, pushes);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync(Cancel);
        return host;
    }

    private async Task StopAsync(IHost host)
    {
        await host.StopAsync(Cancel);
        hosts.Remove(host);
        host.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilAsync(Func<bool> done, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(2), $"It is not so after two minutes: {what}. They have {string.Join(", ", hosts.Select(host => Held(host).Count))}.");
            await Task.Delay(100, Cancel);
        }
    }
}
