using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;

namespace QuizBot.Tests.Shared;

/// <summary>A channel that posts Adaptive Cards to a <see cref="StandInConnector"/>.</summary>
internal sealed class HttpChannel(HttpClient http, string instance) : IRoomChannel
{
    public const string Name = "http";
    public const string InstanceHeader = "X-Instance";

    public string Channel => Name;

    public static byte[] Body(Reply reply) => Encoding.UTF8.GetBytes(CardRenderer.Render(reply.View).ToJsonString());

    public async Task<Delivery> SendAsync(RoomId room, string? address, Reply reply, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(reply.Kind == ReplyKind.Edit ? HttpMethod.Put : HttpMethod.Post, new Uri(room.Conversation, UriKind.Relative))
        {
            Content = new ByteArrayContent(Body(reply)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add(InstanceHeader, instance);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => Delivery.Sent(JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel)).RootElement.GetProperty("id").GetString()),
                HttpStatusCode.TooManyRequests => Delivery.Later(response.Headers.RetryAfter!.Delta!.Value),
                HttpStatusCode.Forbidden => Delivery.Gone,
                _ => Delivery.Refused,
            };
        }
        catch (HttpRequestException)
        {
            return Delivery.Later(TimeSpan.FromSeconds(1));
        }
    }
}
