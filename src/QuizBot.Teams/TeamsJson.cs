using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QuizBot.Teams;

/// <summary>How this edge writes JSON.</summary>
internal static class TeamsJson
{
    /// <summary>Only what JSON itself asks for is escaped: no card is ever put into HTML, and messages are short.</summary>
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Writing = new() { Encoder = Options.Encoder, SkipValidation = true };

    public static byte[] Write(JsonNode node) => Write(writer => node.WriteTo(writer, Options));

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
