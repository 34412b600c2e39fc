using System.Text.Json.Nodes;

namespace QuizBot.Teams.Tests;

/// <summary>A request that a stand-in got.</summary>
internal sealed record Received(string Method, string Path, string? Authorization, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The card of a posted activity.</summary>
    public JsonNode Card => Json["attachments"]![0]!["content"]!;
}
