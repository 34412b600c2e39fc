using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using QuizBot.Slack.Inbound;
using QuizBot.Teams.Tests;

namespace QuizBot.Benchmarks;

/// <summary>
/// What stands around a bot under load, on one loopback port: the connector of Teams, and Slack, which take everything at once. People
/// reach the bot from here.
/// </summary>
internal sealed class Outside : IAsyncDisposable
{
    private const string SigningSecret = "outside";
    private const string Answer = """{"ok":true,"id":"1","team_id":"T1","user_id":"UBOT","ts":"1.1","channel":{"id":"D1"},"user":{"tz":"Europe/Berlin"}}""";

    private readonly WebApplication app;

    private Outside(Func<HttpContext, Task> hear, int connections)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            await hear(context);
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Answer);
        });
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = connections }) { Timeout = TimeSpan.FromMinutes(5) };
    }

    public HttpClient Http { get; }

    public string Url => app.Urls.Single();

    /// <param name="hear">What comes in, before it is answered.</param>
    /// <param name="connections">Most to a bot at a time.</param>
    public static async Task<Outside> StartAsync(Func<HttpContext, Task> hear, int connections = int.MaxValue)
    {
        var outside = new Outside(hear, connections);
        await outside.app.StartAsync();
        return outside;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>The command line of a bot with this around it.</summary>
    public string[] Settings(DirectoryInfo folder, params IEnumerable<string> more) =>
    [
        "--environment", "Development", "--Urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None",
        "--Storage:Path", Path.Combine(folder.FullName, "quizbot.db"),
        "--Slack:SigningSecret", SigningSecret, "--Slack:BotToken", "xoxb-outside", "--Slack:ApiUrl", $"{Url}/api/", .. more,
    ];

    /// <summary>An activity of somebody in a personal chat of their own.</summary>
    public static JsonObject Of(string tenant, string person, string id, JsonObject activity)
    {
        activity["id"] = id;
        activity["from"]!["id"] = $"29:{person}";
        activity["conversation"]!["id"] = $"a:{person}";
        activity["conversation"]!["tenantId"] = tenant;
        activity["channelData"]!["tenant"]!["id"] = tenant;
        return activity;
    }

    /// <summary>Somebody writes to the bot in a personal chat of their own.</summary>
    public Task<HttpResponseMessage> WriteAsync(Uri bot, string tenant, string person, string id, string text) =>
        TeamsAsync(bot, Of(tenant, person, id, Activities.Message(Url, text)));

    public Task<HttpResponseMessage> TeamsAsync(Uri bot, JsonObject activity) =>
        Http.PostAsync(new Uri(bot, "/api/messages"), new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"));

    /// <summary>A slash command, whose answer comes to an address of the person's own.</summary>
    public Task<HttpResponseMessage> CommandAsync(Uri bot, string user, string text) => SlackAsync(
        bot,
        "/slack/commands",
        $"command=%2Fquiz&text={Uri.EscapeDataString(text)}&team_id=T1&user_id={user}&channel_id=C{user}&channel_name=general&trigger_id={Guid.NewGuid():N}"
        + $"&response_url={Uri.EscapeDataString($"{Url}/hook/{user}")}");

    /// <summary>Something that happened: a message, a page that was opened.</summary>
    public Task<HttpResponseMessage> EventAsync(Uri bot, JsonObject envelope) =>
        SlackAsync(bot, "/slack/events", envelope.ToJsonString(), "application/json");

    /// <summary>A press of a button, a dialog that is saved.</summary>
    public Task<HttpResponseMessage> InteractAsync(Uri bot, JsonObject payload) =>
        SlackAsync(bot, "/slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()));

    /// <summary>Signed as Slack does.</summary>
    private async Task<HttpResponseMessage> SlackAsync(Uri bot, string route, string body, string type = "application/x-www-form-urlencoded")
    {
        var time = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, route)) { Content = new StringContent(body, Encoding.UTF8, type) };
        request.Headers.Add(SlackSignature.TimestampHeader, time);
        request.Headers.Add(SlackSignature.SignatureHeader, SlackSignature.Sign(SigningSecret, time, Encoding.UTF8.GetBytes(body)));
        return await Http.SendAsync(request);
    }
}
