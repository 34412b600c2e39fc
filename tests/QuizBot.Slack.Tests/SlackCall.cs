using System.Text.Json.Nodes;

namespace QuizBot.Slack.Tests;

/// <summary>A call that the stand-in received and answered with ok.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>, or <c>hook</c> for a response address.</param>
/// <param name="Token">Null where there was none.</param>
/// <param name="Arguments">JSON or form, as an object.</param>
/// <param name="Message">The id of the message that was posted or changed; null where none was.</param>
internal sealed record SlackCall(string Method, string? Token, JsonObject Arguments, string? Message)
{
    public string? this[string name] => Arguments[name]?.ToString();
}
