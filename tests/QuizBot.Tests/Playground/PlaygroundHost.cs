using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QuizBot.Core.Chat;
using QuizBot.Core.Stores;
using QuizBot.Playground;
using QuizBot.Storage.Sqlite;
using Xunit;

namespace QuizBot.Tests.Playground;

/// <summary>The playground with <see cref="ScriptedConversation"/> on a loopback port of its own.</summary>
internal sealed class PlaygroundHost : IAsyncDisposable
{
    /// <summary>A Sunday evening in Berlin, Sunday afternoon in New York and already Monday in Tokyo.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 22, 20, 41, 0, TimeSpan.Zero);

    private readonly WebApplication app;
    private readonly string folder;

    private PlaygroundHost(WebApplication app, string folder)
    {
        (this.app, this.folder) = (app, folder);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public ScriptedConversation Bot => (ScriptedConversation)app.Services.GetRequiredService<IBot>();

    public IServiceProvider Services => app.Services;

    public static async Task<PlaygroundHost> StartAsync(string environment = "Development", IBot? bot = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(new PlaygroundClock(new FakeTimeProvider(Start)));
        builder.Services.AddSingleton(bot ?? new ScriptedConversation());
        var folder = Directory.CreateTempSubdirectory("quizbot-").FullName;
        builder.Services.AddSingleton<IEntityStore>(_ => SqliteStore.Open(Path.Combine(folder, "quizbot.db")));
        builder.Services.AddSingleton(Retry.AtOnce);
        builder.Services.AddPlayground(_ => ["AWS Glue", "Amazon S3"]);
        var app = builder.Build();
        app.MapPlayground();
        await app.StartAsync();
        return new PlaygroundHost(app, folder);
    }

    public Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestHeaders>? headers = null) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public async Task<string> TextAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, Action<HttpRequestHeaders>? headers = null, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue(type)), headers);

    public Task<HttpResponseMessage> SayAsync(string text, string persona = "ada", string room = "me", string? id = null) =>
        PostAsync("/playground/say", new JsonObject { ["persona"] = persona, ["room"] = room, ["id"] = id ?? Guid.NewGuid().ToString(), ["text"] = text }.ToJsonString());

    public Task<HttpResponseMessage> PressAsync(string message, string verb, JsonObject data, string persona = "ada", string room = "me", string? id = null) =>
        PostAsync("/playground/press", new JsonObject { ["persona"] = persona, ["room"] = room, ["id"] = id ?? Guid.NewGuid().ToString(), ["message"] = message, ["verb"] = verb, ["data"] = data }.ToJsonString());

    public async Task<EventReader> FollowAsync(string persona = "ada", string room = "me") =>
        await EventReader.OpenAsync(await GetAsync($"/playground/events?persona={persona}&room={room}"));

    public Task StopAsync() => app.StopAsync();

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, Action<HttpRequestHeaders>? headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        headers?.Invoke(request.Headers);
        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
