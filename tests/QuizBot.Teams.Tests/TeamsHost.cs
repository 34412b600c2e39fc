using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QuizBot.Core.Chat;
using QuizBot.Tests.Shared;
using Xunit;

namespace QuizBot.Teams.Tests;

/// <summary>The edge on a real server on loopback, with a bot that a test wrote.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private TeamsHost(WebApplication app, HttpClient http, LogBook log)
    {
        this.app = app;
        this.http = http;
        Log = log;
    }

    public LogBook Log { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="bot">What a test wrote.</param>
    /// <param name="settings">The configuration; empty without it.</param>
    /// <param name="environment">Development, Production and so on.</param>
    /// <param name="time">The test's own clock.</param>
    /// <param name="replace">Puts parts of a test in the place of the edge's own.</param>
    public static async Task<TeamsHost> StartAsync(
        IBot bot,
        IReadOnlyDictionary<string, string?>? settings = null,
        string environment = "Development",
        TimeProvider? time = null,
        Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        var log = new LogBook();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(bot);
        if (time is not null)
            builder.Services.AddSingleton(time);
        Adapter.Add(builder.Services, builder.Configuration);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapTeams();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new TeamsHost(app, new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) }, log);
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, string? token = null, CancellationToken? hangUp = null) =>
        PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), token, hangUp: hangUp);

    public async Task<HttpResponseMessage> PostAsync(
        byte[] body, string? token = null, string type = "application/json", string? header = null, CancellationToken? hangUp = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", token);
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header.Split(':')[0], header.Split(": ")[1]);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hangUp ?? CancellationToken.None, TestContext.Current.CancellationToken);
        return await http.SendAsync(request, either.Token);
    }

    public Task<HttpResponseMessage> GetAsync() => http.GetAsync(new Uri("/api/messages", UriKind.Relative), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
