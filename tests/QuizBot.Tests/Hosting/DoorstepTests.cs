using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Hosting;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Tests.Hosting;

/// <summary>Connections that do not say what they want: they wait outside, make room, and keep nobody out.</summary>
public sealed class DoorstepTests : IAsyncLifetime
{
    private const string Genuine = "POST /in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi";
    private const string Forged = "POST /out HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nhi";
    private const string Get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private const string Half = "POST /in HTTP/1.1\r\nHost: local";

    private readonly FakeTimeProvider time = new();
    private readonly LogBook log = new();
    private readonly List<Caller> callers = [];
    private readonly X509Certificate2 certificate;
    private readonly WebApplication app;

    public DoorstepTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0", "https://127.0.0.1:0").UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            ServerLimits.Set(kestrel);
        });
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new DoorstepLimits(Silent: 3, Begun: 2, Idle: 2, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10)));
        builder.Services.AddDoorstep();
        app = builder.Build();
        app.UseDoorstep();
        app.MapGet("/", () => "hello");
        app.MapPost("/in", async (HttpRequest request) => await new StreamReader(request.Body).ReadToEndAsync(Cancel));
        app.MapPost("/out", () => Results.Unauthorized());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Doorstep Doorstep => app.Services.GetRequiredService<Doorstep>();

    public async ValueTask InitializeAsync() => await app.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        callers.ForEach(caller => caller.Dispose());
        await app.DisposeAsync();
        certificate.Dispose();
        log.Dispose();
    }

    [Theory]
    [InlineData(Get, 1)]
    [InlineData(Genuine, 1)]
    [InlineData(Get + Genuine + Get, 1)]
    [InlineData(Genuine, 7)]
    [InlineData(Genuine + Get, 1_000)]
    [InlineData("GET / HTTP/1.1\nHost: localhost\n\n", 1)]
    public async Task A_request_is_answered_however_it_is_cut(string requests, int pieceLength)
    {
        var caller = await CallAsync();
        foreach (var piece in requests.Chunk(pieceLength))
            await caller.SayAsync(new string(piece));
        for (var request = 0; request < requests.Split("HTTP/1.1").Length - 1; request++)
            Assert.Equal(200, await caller.StatusAsync());
    }

    [Fact]
    public async Task A_head_that_is_longer_than_is_waited_for_is_the_servers_to_judge()
    {
        var caller = await CallAsync();
        await caller.SayAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + new string('x', 20_000));
        await UntilAsync((0, 0, 0));
        await caller.SayAsync("\r\n\r\n");
        Assert.Equal(200, await caller.StatusAsync());
        var endless = await CallAsync();
        await endless.SayAsync("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + new string('x', 50_000));
        Assert.Equal(431, await endless.StatusAsync());
    }

    [Fact]
    public async Task Who_says_nothing_makes_room_for_who_comes_later_and_keeps_nobody_out()
    {
        for (var i = 0; i < 3; i++)
            await CallAsync();
        await UntilAsync((3, 0, 0));
        await CallAsync();
        Assert.True(await callers[0].IsEndedAsync());
        var genuine = await CallAsync();
        Assert.True(await callers[1].IsEndedAsync());
        await genuine.SayAsync(Genuine);
        Assert.Equal(200, await genuine.StatusAsync());
        await callers[2].SayAsync(Get);
        Assert.Equal(200, await callers[2].StatusAsync());
        Assert.Single(log.Lines, line => line.Contains("did not say what they want", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_flood_of_half_heads_is_ended_from_its_front()
    {
        for (var i = 0; i < 20; i++)
        {
            var stranger = await CallAsync();
            await stranger.SayAsync(Half);
            await UntilAsync((0, Math.Min(i + 1, 2), 0));
        }

        var genuine = await CallAsync();
        await genuine.SayAsync(Genuine);
        Assert.Equal(200, await genuine.StatusAsync());
        foreach (var stranger in callers.Take(18))
            Assert.True(await stranger.IsEndedAsync());
        await callers[19].SayAsync("host\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(200, await callers[19].StatusAsync());
    }

    [Fact]
    public async Task A_head_has_ten_seconds_from_its_first_byte_and_a_silence_two_minutes()
    {
        var (silent, half) = (await CallAsync(), await CallAsync());
        await UntilAsync((2, 0, 0));
        time.Advance(TimeSpan.FromSeconds(30));
        await half.SayAsync(Half);
        await UntilAsync((1, 1, 0));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal((1, 1, 0), Doorstep.Count);
        await half.SayAsync("h");
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(await half.IsEndedAsync());
        Assert.Equal((1, 0, 0), Doorstep.Count);
        time.Advance(TimeSpan.FromSeconds(80));
        Assert.True(await silent.IsEndedAsync());
        await UntilAsync((0, 0, 0));
    }

    [Fact]
    public async Task Of_those_who_were_answered_who_never_was_genuine_makes_room_first()
    {
        var genuine = await CallAsync();
        await genuine.SayAsync(Genuine);
        Assert.Equal(200, await genuine.StatusAsync());
        foreach (var (request, status, idle) in ((string, int, int)[])[(Get, 200, 1), (Forged, 401, 2), (Get, 200, 2)])
        {
            var stranger = await CallAsync();
            await stranger.SayAsync(request);
            Assert.Equal(status, await stranger.StatusAsync());
            await UntilAsync((0, 0, idle));
        }

        Assert.True(await callers[1].IsEndedAsync());
        await UntilAsync((0, 0, 2));
        foreach (var stays in (Caller[])[genuine, callers[2], callers[3]])
        {
            await stays.SayAsync(Get);
            Assert.Equal(200, await stays.StatusAsync());
        }

        // One who becomes genuine later is in nobody's way any more.
        await callers[2].SayAsync(Genuine);
        Assert.Equal(200, await callers[2].StatusAsync());
        await UntilAsync((0, 0, 1));
    }

    [Fact]
    public void Strangers_alone_never_fill_the_last_place()
    {
        var kestrel = new KestrelServerOptions();
        ServerLimits.Set(kestrel);
        var limits = DoorstepLimits.Default;
        const int SlowBodies = 64 + 2_048;
        Assert.InRange(kestrel.Limits.MaxConcurrentConnections!.Value - (limits.Silent + limits.Begun + limits.Idle + SlowBodies), 1_000, 4_000);
    }

    [Fact]
    public async Task Who_hangs_up_is_forgotten()
    {
        await CallAsync();
        await (await CallAsync()).SayAsync(Half);
        await (await CallAsync()).SayAsync(Get);
        await UntilAsync((1, 1, 1));
        callers.ForEach(caller => caller.Dispose());
        await UntilAsync((0, 0, 0));
    }

    [Fact]
    public async Task What_is_encrypted_comes_in()
    {
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            CheckCertificateRevocationList = true,
        };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single(url => url.StartsWith("https", StringComparison.Ordinal))) };
        foreach (var version in (Version[])[HttpVersion.Version11, HttpVersion.Version20])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/in") { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new StringContent("hi") };
            using var response = await http.SendAsync(request, Cancel);
            Assert.Equal((HttpStatusCode.OK, version), (response.StatusCode, response.Version));
        }

        Assert.Equal((0, 0, 0), Doorstep.Count);
    }

    [Fact]
    public async Task Who_begins_to_encrypt_and_says_no_more_makes_room_too()
    {
        for (var i = 0; i < 5; i++)
        {
            await (await CallAsync()).SayAsync("\u0016\u0003\u0001");
            await UntilAsync((0, 0, Math.Min(i + 1, 2)));
        }
    }

    private async Task<Caller> CallAsync()
    {
        var caller = await Caller.ConnectAsync(new Uri(app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal))));
        callers.Add(caller);
        return caller;
    }

    private async Task UntilAsync((int Silent, int Begun, int Idle) counts)
    {
        for (var i = 0; i < 2000 && Doorstep.Count != counts; i++)
            await Task.Delay(5, Cancel);
        Assert.Equal(counts, Doorstep.Count);
    }

    /// <summary>A connection that says what it wants, when it wants.</summary>
    private sealed class Caller : IDisposable
    {
        private readonly TcpClient client = new() { NoDelay = true };
        private StreamReader reader = null!;

        public static async Task<Caller> ConnectAsync(Uri address)
        {
            var caller = new Caller();
            await caller.client.ConnectAsync(address.Host, address.Port, Cancel);
            caller.reader = new StreamReader(caller.client.GetStream());
            return caller;
        }

        public async Task SayAsync(string text) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

        /// <summary>Of the next answer.</summary>
        public async Task<int> StatusAsync()
        {
            while (await reader.ReadLineAsync(Cancel) is { } line)
            {
                // A body of the answer before has no line break at its end.
                if (line.IndexOf("HTTP/1.1 ", StringComparison.Ordinal) is >= 0 and var at)
                    return int.Parse(line.AsSpan(at + 9, 3), System.Globalization.CultureInfo.InvariantCulture);
            }

            throw new IOException("It was ended without an answer.");
        }

        /// <summary>Reads on until the server hangs up.</summary>
        public async Task<bool> IsEndedAsync()
        {
            try
            {
                await reader.ReadToEndAsync(Cancel);
            }
            catch (IOException)
            {
                // It was reset, which is an end, too.
            }

            return true;
        }

        public void Dispose()
        {
            reader.Dispose();
            client.Dispose();
        }
    }
}
