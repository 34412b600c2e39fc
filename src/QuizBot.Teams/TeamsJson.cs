using System.Text.Encodings.Web;
using System.Text.Json;

namespace QuizBot.Teams;

/// <summary>How this edge writes JSON.</summary>
internal static class TeamsJson
{
    /// <summary>Only what JSON itself asks for is escaped: no card is ever put into HTML, and messages are short.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
