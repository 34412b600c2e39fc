using System.Text.Json.Nodes;

namespace QuizBot.Edge.Tests.Slack;

/// <summary>A call that the stand-in received and answered with ok.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>, or <c>hook</c> for a response address.</param>
/// <param name="Token">Null where there was none.</param>
/// <param name="Arguments">JSON or form, as an object.</param>
internal sealed record SlackCall(string Method, string? Token, JsonObject Arguments)
{
    public string? this[string name] => Arguments[name]?.ToString();
}
