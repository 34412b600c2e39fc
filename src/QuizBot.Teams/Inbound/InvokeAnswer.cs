using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuizBot.Teams.Inbound;

/// <summary>What an activity is answered with: an HTTP status and, for invokes, a body in JSON. Thousands are remembered: bytes are small.</summary>
internal sealed record InvokeAnswer(int Status, byte[]? Body = null)
{
    public static readonly InvokeAnswer Ok = new(200);

    public static readonly InvokeAnswer NotImplemented = new(501);

    /// <summary>Where this is false the same delivery may be tried again: nothing came of it.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>Takes the place of the card for the person who pressed.</summary>
    public static InvokeAnswer Card(byte[] card) =>
        Execute(200, "application/vnd.microsoft.card.adaptive", writer => writer.WriteRawValue(card, skipInputValidation: true));

    /// <summary>A line that the client shows, leaving the card.</summary>
    public static InvokeAnswer Message(string text) => Execute(200, "application/vnd.microsoft.activity.message", writer => writer.WriteStringValue(text));

    /// <summary>The press did not work; the card stays as it is.</summary>
    public static InvokeAnswer Error(int status, string code, string message, bool broken = false) =>
        Execute(status, "application/vnd.microsoft.error", writer => new JsonObject { ["code"] = code, ["message"] = message }.WriteTo(writer)) with { Status = broken ? status : 200 };

    private static InvokeAnswer Execute(int status, string type, Action<Utf8JsonWriter> value) => new(200, TeamsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", status);
        writer.WriteString("type", type);
        writer.WritePropertyName("value");
        value(writer);
        writer.WriteEndObject();
    }));
}
