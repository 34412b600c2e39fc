using System.Text.Json;

namespace QuizBot.Teams.Outbound;

/// <summary>What is posted to the connector.</summary>
internal static class ActivityWriter
{
    /// <summary>A message activity, in JSON.</summary>
    public static byte[] Message(Route route, OutgoingMessage message) => TeamsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", "message");
        if (route.BotId is not null)
            WriteId(writer, "from", route.BotId);
        if (route.UserId.Length > 0)
            WriteId(writer, "recipient", route.UserId);
        WriteId(writer, "conversation", route.Conversation);
        if (route.ReplyTo is not null)
            writer.WriteString("replyToId", route.ReplyTo);
        writer.WriteString("summary", message.Summary);
        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", OutgoingMessage.CardType);
        writer.WritePropertyName("content");
        writer.WriteRawValue(message.Card, skipInputValidation: true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    public static byte[] PersonalConversation(Route route, string user) => TeamsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("isGroup", false);
        if (route.BotId is not null)
            WriteId(writer, "bot", route.BotId);
        writer.WriteStartArray("members");
        writer.WriteStartObject();
        writer.WriteString("id", user);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (route.Tenant.Length > 0)
        {
            writer.WriteString("tenantId", route.Tenant);
            writer.WriteStartObject("channelData");
            WriteId(writer, "tenant", route.Tenant);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    private static void WriteId(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}
