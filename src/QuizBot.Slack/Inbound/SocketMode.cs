using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QuizBot.Slack.Api;

namespace QuizBot.Slack.Inbound;

/// <summary>
/// Reaches Slack by a WebSocket that the bot opens, so that it needs no public address. Slack ends connections every few hours and
/// says so before; the next one is opened then while the old one is still listened to.
/// </summary>
internal sealed partial class SocketMode(
    SlackClient client, TurnRunner intake, IOptions<SlackOptions> options, TimeProvider time, ILogger<SocketMode> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.AppToken.Length == 0)
            return;
        var connections = new List<Task>();
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            var leaving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var connection = ConnectAsync(leaving, stoppingToken);
            connections.RemoveAll(task => task.IsCompleted);
            connections.Add(connection);
            await Task.WhenAny(connection, leaving.Task);
            if (leaving.Task.IsCompleted)
                failures = 0;
            else
                failures = await connection ? 1 : failures + 1;
            if (failures > 0)
                await Task.Delay(Backoff(failures), time, stoppingToken);
        }

        await Task.WhenAll(connections);
    }

    /// <summary>Opens a connection and serves it to its end. True where Slack greeted it.</summary>
    private async Task<bool> ConnectAsync(TaskCompletionSource leaving, CancellationToken cancel)
    {
        var greeted = false;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var connection = new SocketConnection();
        var answering = new List<Task>();
        try
        {
            await connection.OpenAsync(await AddressAsync(cancel), cancel);
            while (await connection.ReceiveAsync(end.Token) is { } message)
            {
                if (JsonReading.Parse(message) is not { ValueKind: JsonValueKind.Object } envelope)
                    continue;
                switch (envelope.Text("type"))
                {
                    case "hello":
                        greeted = true;
                        Log.Connected(log);
                        break;
                    case "disconnect":
                        leaving.TrySetResult();
                        end.CancelAfter(Farewell);
                        break;
                    default:
                        answering.RemoveAll(task => task.IsCompleted);
#pragma warning disable CA2025 // Every way out of this method waits for these first.
                        answering.Add(AnswerAsync(connection, envelope, cancel));
#pragma warning restore CA2025
                        break;
                }
            }

            await Task.WhenAll(answering);
            await connection.CloseAsync(cancel);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            await Task.WhenAll(answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception error) when (error is WebSocketException or SlackUnavailableException or IOException or OperationCanceledException)
        {
            await Task.WhenAll(answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Log.Broken(log, error.Message);
        }

        return greeted;
    }

    private async Task<Uri> AddressAsync(CancellationToken cancel)
    {
        var answer = await client.ReadAsync("apps.connections.open", options.Value.AppToken, [], cancel);
        if (!answer.Ok)
            throw new SlackUnavailableException($"Slack answered apps.connections.open with {answer.Error}. Check Slack:AppToken.");
        if (!Uri.TryCreate(answer.Body.Text("url"), UriKind.Absolute, out var address) || !options.Value.IsSocket(address))
            throw new SlackUnavailableException("Slack named an address for the socket that is not Slack's.");
        return address;
    }

    private async Task AnswerAsync(SocketConnection connection, JsonElement envelope, CancellationToken cancel)
    {
        if (envelope.Text("envelope_id") is { Length: <= 200 } id && await intake.TakeAsync(Read(envelope)) is { IsTaken: true } receipt)
            await connection.TryAcknowledgeAsync(id, receipt.Answer, cancel);
    }

    private SlackDelivery? Read(JsonElement envelope) => envelope.Text("type") switch
    {
        "events_api" when envelope.At("payload") is { } payload => EventReader.Read(payload),
        "interactive" when envelope.At("payload") is { } payload => InteractionReader.Read(payload, options.Value),
        "slash_commands" => CommandReader.Read(Fields(envelope), options.Value),
        _ => null,
    };

    private static Dictionary<string, string> Fields(JsonElement envelope)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in envelope.Fields("payload"))
        {
            if (field.Value.ValueKind == JsonValueKind.String)
                fields[field.Name] = field.Value.GetString()!;
        }

        return fields;
    }

    private static TimeSpan Backoff(int failures)
    {
        var wait = TimeSpan.FromMilliseconds((500 * Math.Pow(2, Math.Min(failures, 6))) + RandomNumberGenerator.GetInt32(500));
        return wait < LongestWait ? wait : LongestWait;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Connected to Slack by Socket Mode.")]
        public static partial void Connected(ILogger logger);

        [LoggerMessage(2, LogLevel.Warning, "The socket to Slack is broken and will be opened again: {Reason}")]
        public static partial void Broken(ILogger logger, string reason);
    }
}
