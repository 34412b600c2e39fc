using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Slack.Inbound;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Slack.Tests;

/// <summary>The Slack edge on real Kestrel, with a stand-in for Slack, a scripted bot and a store in memory.</summary>
internal sealed class SlackHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsSlack;
    private readonly HttpClient http;

    private SlackHost(WebApplication app, StandInSlack slack, bool ownsSlack, ScriptedBot bot, MemoryStore store, LogBook log)
    {
        (this.app, this.ownsSlack, Slack, Bot, Store, Log) = (app, ownsSlack, slack, bot, store, log);
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public StandInSlack Slack { get; }

    public ScriptedBot Bot { get; }

    public MemoryStore Store { get; }

    public LogBook Log { get; }

    public HttpClient Http => http;

    public IServiceProvider Services => app.Services;

    /// <param name="settings">Configuration over the one that serves a single workspace.</param>
    /// <param name="slack">A stand-in to share with other hosts; null for one of its own.</param>
    /// <param name="store">A store to share; null for one of its own.</param>
    /// <param name="time">Null for the system's clock.</param>
    /// <param name="real">A bot to take the scripted one's place.</param>
    public static async Task<SlackHost> StartAsync(
        Dictionary<string, string?>? settings = null,
        StandInSlack? slack = null,
        MemoryStore? store = null,
        TimeProvider? time = null,
        Func<IEntityStore, IBot>? real = null)
    {
        var stand = slack ?? await StandInSlack.StartAsync();
        var bot = new ScriptedBot();
        var log = new LogBook();
        var memory = store ?? new MemoryStore();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Slack:SigningSecret"] = StandInSlack.SigningSecret,
            ["Slack:BotToken"] = StandInSlack.BotToken,
            ["Slack:ApiUrl"] = stand.ApiUrl.AbsoluteUri,
            ["PublicUrl"] = "https://bot.example.org/",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(real?.Invoke(memory) ?? bot).AddSingleton<IEntityStore>(memory);
        if (time is not null)
            builder.Services.AddSingleton(time);
        builder.Services.AddSlack(builder.Configuration);
        var app = builder.Build();
        app.MapSlack();
        await app.StartAsync();
        return new SlackHost(app, stand, slack is null, bot, memory, log);
    }

    public static Task<SlackHost> StartForManyAsync(StandInSlack? slack = null, MemoryStore? store = null) => StartAsync(
        new() { ["Slack:BotToken"] = "", ["Slack:ClientId"] = "client", ["Slack:ClientSecret"] = StandInSlack.ClientSecret },
        slack,
        store);

    public Task<HttpResponseMessage> EventAsync(JsonObject envelope) => PostAsync("/slack/events", envelope.ToJsonString(), "application/json");

    public Task<HttpResponseMessage> InteractAsync(JsonObject payload) =>
        PostAsync("/slack/interactions", "payload=" + WebUtility.UrlEncode(payload.ToJsonString()), "application/x-www-form-urlencoded");

    public Task<HttpResponseMessage> CommandAsync(string text, string channel = "C1", string channelName = "general", string hook = "cmd", string team = "T1", string trigger = "") =>
        PostAsync("/slack/commands", Form(new()
        {
            ["command"] = "/quiz",
            ["text"] = text,
            ["team_id"] = team,
            ["user_id"] = "U1",
            ["user_name"] = "ann",
            ["channel_id"] = channel,
            ["channel_name"] = channelName,
            ["trigger_id"] = trigger.Length > 0 ? trigger : Guid.NewGuid().ToString("N"),
            ["response_url"] = Slack.Hook(hook),
        }), "application/x-www-form-urlencoded");

    public static string Form(Dictionary<string, string> fields) => string.Join('&', fields.Select(field => $"{field.Key}={WebUtility.UrlEncode(field.Value)}"));

    /// <summary>Signed as Slack does.</summary>
    public async Task<HttpResponseMessage> PostAsync(string route, string body, string type)
    {
        using var request = Signed(route, Encoding.UTF8.GetBytes(body), type);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static HttpRequestMessage Signed(string route, byte[] body, string type, long? at = null)
    {
        var timestamp = (at ?? DateTimeOffset.UtcNow.ToUnixTimeSeconds()).ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, route) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TryAddWithoutValidation(SlackSignature.TimestampHeader, timestamp);
        request.Headers.TryAddWithoutValidation(SlackSignature.SignatureHeader, SlackSignature.Sign(StandInSlack.SigningSecret, timestamp, body));
        return request;
    }

    /// <summary>Waits until something holds; the wait is for a failing test only.</summary>
    public static async Task UntilAsync(Func<bool> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Waited in vain for: {what}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for the n-th call of a method and returns it.</summary>
    public async Task<SlackCall> CalledAsync(string method, int n = 1)
    {
        await UntilAsync(() => Slack.Of(method).Count() >= n, $"{method} #{n}");
        return Slack.Of(method).ElementAt(n - 1);
    }

    public async Task StopAsync() => await app.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        if (ownsSlack)
            await Slack.DisposeAsync();
    }
}
