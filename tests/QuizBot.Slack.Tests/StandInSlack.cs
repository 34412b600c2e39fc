using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace QuizBot.Slack.Tests;

/// <summary>
/// Slack's side on loopback: the Web API with its limits on blocks and on messages a second, response addresses with their five uses,
/// OAuth, and sockets. It answers errors, 429 and silence where a test wants them.
/// </summary>
internal sealed class StandInSlack : IAsyncDisposable
{
    public const string SigningSecret = "signing-secret-7d1c";
    public const string BotToken = "xoxb-single-workspace-token";
    public const string AppToken = "xapp-socket-token";
    public const string ClientSecret = "client-secret-93aa";
    public const string Bot = Samples.Bot;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, DateTime> lastMessage = new();
    private readonly ConcurrentDictionary<string, int> hookUses = new();
    private readonly ConcurrentDictionary<string, bool> triggers = new();
    private readonly ConcurrentDictionary<string, bool> messages = new();
    private int time = 1000;

    private StandInSlack(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.Single());

    public Uri ApiUrl => new(Url, "/api/");

    /// <summary>Calls that were answered with ok, in order.</summary>
    public ConcurrentQueue<SlackCall> Calls { get; } = new();

    /// <summary>How often 429 was answered because messages came too fast.</summary>
    public int TooFast { get; private set; }

    public HashSet<string> Tokens { get; } = [BotToken];

    /// <summary>What the next calls of a method are answered with, before anything else: an error, a status, or nothing until it ends.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<Func<HttpContext, Task>>> Next { get; } = new();

    /// <summary>Answers oauth.v2.access, after its secret was checked.</summary>
    public Func<IFormCollection, JsonObject> Access { get; set; } = _ => Error("invalid_code");

    public ConcurrentQueue<WebSocket> Sockets { get; } = new();

    public ConcurrentQueue<string> Acknowledged { get; } = new();

    /// <summary>What acknowledgements on the socket carried.</summary>
    public ConcurrentQueue<JsonNode> Answered { get; } = new();

    public static async Task<StandInSlack> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new StandInSlack(app);
        app.UseWebSockets();
        app.MapPost("/api/{method}", slack.CallAsync);
        app.MapPost("/hooks/{id}", slack.HookAsync);
        app.Map("/socket", slack.SocketAsync);
        await app.StartAsync();
        return slack;
    }

    public void AnswerNext(string method, params Func<HttpContext, Task>[] answers)
    {
        foreach (var answer in answers)
            Next.GetOrAdd(method, _ => new()).Enqueue(answer);
    }

    public void FailNext(string method, string error) => AnswerNext(method, context => context.Response.WriteAsync(Error(error).ToJsonString()));

    public string Hook(string id) => new Uri(Url, $"/hooks/{id}").AbsoluteUri;

    public IEnumerable<SlackCall> Of(string method) => Calls.Where(call => call.Method == method);

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in Sockets)
            socket.Abort();
        await app.DisposeAsync();
    }

    public static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };

    public static Func<HttpContext, Task> RetryAfter(int seconds) => context =>
    {
        context.Response.StatusCode = 429;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private async Task CallAsync(HttpContext context)
    {
        var method = (string)context.Request.RouteValues["method"]!;
        var token = context.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] ? bearer : null;
        var arguments = context.Request.HasFormContentType
            ? new JsonObject((await context.Request.ReadFormAsync()).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())))
            : (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (Next.TryGetValue(method, out var next) && next.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        if (method == "chat.postMessage" && IsTooFast($"{token} {arguments["channel"]}"))
        {
            TooFast++;
            await RetryAfter(1)(context);
            return;
        }

        var result = method == "oauth.v2.access" ? await AccessAsync(context) : Answer(method, token, arguments);
        if ((bool)result["ok"]!)
            Calls.Enqueue(new SlackCall(method, token, arguments, (string?)result["ts"]));
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(result.ToJsonString());
    }

    private JsonObject Answer(string method, string? token, JsonObject arguments)
    {
        if (method == "apps.connections.open")
            return token == AppToken ? new() { ["ok"] = true, ["url"] = $"ws://{Url.Authority}/socket" } : Error("invalid_auth");
        if (token is null || !Tokens.Contains(token))
            return Error("invalid_auth");
        if (arguments["blocks"] is JsonArray blocks && BlockKitRules.Check(blocks) is [..] wrong && wrong.Count > 0)
            return Error("invalid_blocks");
        if (method.StartsWith("chat.", StringComparison.Ordinal) && ((string?)arguments["text"] ?? "") is "")
            return Error("no_text");
        var ts = $"1700000000.{Interlocked.Increment(ref time):D6}";
        switch (method)
        {
            case "auth.test":
                return new() { ["ok"] = true, ["team"] = "Team One", ["team_id"] = "T1", ["user_id"] = Bot };
            case "users.info":
                return new()
                {
                    ["ok"] = true,
                    ["user"] = new JsonObject
                    {
                        ["id"] = (string?)arguments["user"],
                        ["team_id"] = (string?)arguments["user"] == "USTRANGER" ? "TELSEWHERE" : "T1",
                        ["is_bot"] = (string?)arguments["user"] == "UROBOT",
                        ["deleted"] = (string?)arguments["user"] == "UGONE",
                        ["tz"] = "Asia/Tokyo",
                        ["locale"] = "en-GB",
                        ["profile"] = new JsonObject { ["display_name"] = $"Name of {arguments["user"]}" },
                    },
                };
            case "conversations.open":
                return new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = $"D{arguments["users"]}" } };
            case "chat.postMessage":
                var channel = (string)arguments["channel"]!;
                if (channel.StartsWith("CNOT", StringComparison.Ordinal) || channel.StartsWith("DFOREIGN", StringComparison.Ordinal))
                    return Error("not_in_channel");
                var real = channel[0] == 'U' ? "D" + channel : channel;
                messages[$"{real} {ts}"] = true;
                return new() { ["ok"] = true, ["channel"] = real, ["ts"] = ts };
            case "chat.update":
                return messages.ContainsKey($"{arguments["channel"]} {arguments["ts"]}") ? new() { ["ok"] = true, ["ts"] = (string)arguments["ts"]! } : Error("message_not_found");
            case "chat.postEphemeral":
                return new() { ["ok"] = true, ["message_ts"] = ts };
            case "views.publish":
                return BlockKitRules.Check(arguments["view"]!["blocks"]!.AsArray(), 100).Count == 0 ? new() { ["ok"] = true } : Error("invalid_arguments");
            case "views.open":
                return !triggers.TryAdd((string)arguments["trigger_id"]!, true) ? Error("exchanged_trigger_id")
                    : BlockKitRules.CheckDialog(arguments["view"]!.AsObject()).Count == 0 ? new() { ["ok"] = true } : Error("invalid_arguments");
            default:
                return Error("unknown_method");
        }
    }

    /// <summary>Makes a message known as if it had been posted earlier.</summary>
    public void Know(string channel, string ts) => messages[$"{channel} {ts}"] = true;

    private async Task<JsonObject> AccessAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        return form["client_id"] == "client" && form["client_secret"] == ClientSecret ? Access(form) : Error("bad_client_secret");
    }

    private async Task HookAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var message = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (hookUses.AddOrUpdate(id, 1, (_, uses) => uses + 1) > 5)
        {
            context.Response.StatusCode = 404;
            await context.Response.WriteAsync("used_url");
        }
        else if (message["blocks"] is JsonArray blocks && BlockKitRules.Check(blocks).Count > 0)
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsync("invalid_blocks");
        }
        else
        {
            message["hook"] = id;
            Calls.Enqueue(new SlackCall("hook", null, message, null));
            await context.Response.WriteAsync("ok");
        }
    }

    private bool IsTooFast(string channel)
    {
        var now = DateTime.UtcNow;
        // Slack counts roughly; a tenth of a second covers the clocks and the way.
        var fast = lastMessage.TryGetValue(channel, out var last) && now - last < TimeSpan.FromSeconds(0.9);
        if (!fast)
            lastMessage[channel] = now;
        return fast;
    }

    private async Task SocketAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await SendAsync(socket, new JsonObject { ["type"] = "hello", ["num_connections"] = Sockets.Count + 1 });
        Sockets.Enqueue(socket);
        var buffer = new byte[65536];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not WebSocketMessageType.Close } part)
            {
                var acknowledgement = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, part.Count))!;
                if (acknowledgement["payload"] is { } answer)
                    Answered.Enqueue(answer);
                Acknowledged.Enqueue((string)acknowledgement["envelope_id"]!);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
        }
    }

    public static Task SendAsync(WebSocket socket, JsonObject message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
