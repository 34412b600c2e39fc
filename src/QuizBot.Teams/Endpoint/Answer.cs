using System.Text.Json.Nodes;

namespace QuizBot.Teams.Endpoint;

/// <summary>What an activity is answered with: an HTTP status and, for invokes, a body.</summary>
internal sealed record Answer(int Status, JsonObject? Body = null)
{
    public static readonly Answer Ok = new(200);

    public static readonly Answer NotImplemented = new(501);

    /// <summary>Takes the place of the card for the person who pressed.</summary>
    public static Answer Card(JsonObject card) => Execute(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>A line that the client shows, leaving the card.</summary>
    public static Answer Message(string text) => Execute(200, "application/vnd.microsoft.activity.message", JsonValue.Create(text));

    /// <summary>The press did not work; the card stays as it is.</summary>
    public static Answer Error(int status, string code, string message, bool broken = false) =>
        Execute(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message }) with { Status = broken ? status : 200 };

    private static Answer Execute(int status, string type, JsonNode value) =>
        new(200, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });
}
