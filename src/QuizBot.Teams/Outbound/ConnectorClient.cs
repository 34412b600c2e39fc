using System.Net.Http.Headers;
using System.Text.Json;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Outbound;

/// <summary>The connector's REST interface.</summary>
internal sealed class ConnectorClient(HttpClient http, ConnectorCalls calls, TimeProvider time) : IConnector
{
    private const int MaxBody = 1 << 20;

    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    public Task<SendResult> PostAsync(Route route, OutgoingMessage message, CancellationToken cancel) =>
        CallAsync(
            HttpMethod.Post, route, route.ReplyTo is null ? $"{Conversation(route)}/activities" : Message(route, route.ReplyTo),
            ActivityWriter.Message(route, message), cancel);

    public Task<SendResult> UpdateAsync(Route route, string id, OutgoingMessage message, CancellationToken cancel) =>
        CallAsync(HttpMethod.Put, route, Message(route, id), ActivityWriter.Message(route, message), cancel);

    public Task<SendResult> OpenPersonalAsync(Route route, string user, CancellationToken cancel) =>
        CallAsync(HttpMethod.Post, route, "v3/conversations", ActivityWriter.PersonalConversation(route, user), cancel);

    private static string Conversation(Route route) => "v3/conversations/" + Uri.EscapeDataString(route.Conversation);

    private static string Message(Route route, string message) => $"{Conversation(route)}/activities/{Uri.EscapeDataString(message)}";

    private Task<SendResult> CallAsync(HttpMethod method, Route route, string path, byte[] body, CancellationToken cancel)
    {
        var address = new Uri(route.Service.AbsoluteUri.TrimEnd('/') + "/" + path);
        return calls.RunAsync(route, method, (token, stop) => ExchangeAsync(method, address, body, token, stop), cancel);
    }

    private async Task<ConnectorAnswer> ExchangeAsync(HttpMethod method, Uri address, byte[] body, string? token, CancellationToken cancel)
    {
        using var request =
            new HttpRequestMessage(method, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = Json } } };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancel);
        var answer = await response.Content.ReadAsByteArrayAsync(cancel);
        return new ConnectorAnswer(
            response.StatusCode, response.IsSuccessStatusCode ? Id(answer) : null, answer,
            ConnectorErrors.RetryAfter(response.Headers.RetryAfter, time));
    }

    private static string? Id(byte[] body)
    {
        if (body.Length is 0 or > MaxBody)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body);
            return JsonText.Member(json.RootElement, "id");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
