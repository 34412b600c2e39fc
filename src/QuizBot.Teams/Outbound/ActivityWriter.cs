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
        if (message.Text is not null)
            writer.WriteString("text", message.Text);
        if (message.Summary is not null)
            writer.WriteString("summary", message.Summary);
        if (message.Card is not null)
        {
            writer.WriteStartArray("attachments");
            writer.WriteStartObject();
            writer.WriteString("contentType", OutgoingMessage.CardType);
            WriteRaw(writer, "content", message.Card);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        if (message.Entities is not null)
            WriteRaw(writer, "entities", message.Entities);
        if (message.ChannelData is not null)
            WriteRaw(writer, "channelData", message.ChannelData);
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

    private static void WriteRaw(Utf8JsonWriter writer, string name, byte[] json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json, skipInputValidation: true);
    }

    private static void WriteId(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}
