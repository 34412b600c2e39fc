using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Outbound;

/// <summary>What is posted to the connector.</summary>
internal static class ActivityWriter
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    private const int SummaryCost = 600;

    /// <summary>A message with a card, in JSON. The summary is what notifications and chat lists show.</summary>
    public static byte[] Message(Route route, View view, byte[] card) => TeamsJson.Write(writer =>
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
        writer.WriteString("summary", PlainText.Fit(PlainText.Line(view.Fallback), SummaryCost));
        writer.WriteStartArray("attachments");
        writer.WriteStartObject();
        writer.WriteString("contentType", CardType);
        writer.WritePropertyName("content");
        writer.WriteRawValue(card, skipInputValidation: true);
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
        writer.WriteString("tenantId", route.Tenant);
        writer.WriteStartObject("channelData");
        WriteId(writer, "tenant", route.Tenant);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    private static void WriteId(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}
