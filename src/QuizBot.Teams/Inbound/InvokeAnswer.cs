using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuizBot.Teams.Inbound;

/// <summary>
/// What an activity is answered with: an HTTP status and, for invokes, a body in JSON. Thousands are remembered: bytes are small.
/// </summary>
internal sealed record InvokeAnswer(int Status, byte[]? Body = null)
{
    public static readonly InvokeAnswer Ok = new(200);

    /// <summary>Where this is false the same delivery may be tried again: nothing came of it.</summary>
    public bool IsFinal { get; init; } = Status < 500;

    public static readonly InvokeAnswer NotImplemented = new(501);

    public static InvokeAnswer Of(JsonObject body) => new(200, TeamsJson.Write(body));

    public static InvokeAnswer Of(ExecuteAnswer answer)
    {
        var body = TeamsJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("statusCode", answer.StatusCode);
            writer.WriteString("type", answer.Type);
            writer.WritePropertyName("value");
            writer.WriteRawValue(answer.Value, skipInputValidation: true);
            writer.WriteEndObject();
        });
        return new(200, body) { IsFinal = answer.StatusCode < 500 };
    }
}

/// <summary>What the press of a button is answered with.</summary>
/// <param name="StatusCode">200 where the press worked.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Value">In JSON.</param>
internal sealed record ExecuteAnswer(int StatusCode, string Type, byte[] Value)
{
    /// <summary>Takes the place of the card for the person who pressed.</summary>
    public static ExecuteAnswer Card(byte[] card) => new(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>A line that the client shows, leaving the card.</summary>
    public static ExecuteAnswer Message(string text) =>
        new(200, "application/vnd.microsoft.activity.message", TeamsJson.Write(JsonValue.Create(text)));

    /// <summary>The press did not work; the card stays as it is.</summary>
    public static ExecuteAnswer Error(int status, string code, string message) =>
        new(status, "application/vnd.microsoft.error", TeamsJson.Write(new JsonObject { ["code"] = code, ["message"] = message }));
}
