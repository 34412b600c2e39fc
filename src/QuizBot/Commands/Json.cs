using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace QuizBot.Commands;

internal static class Json
{
    public static void Write<T>(TextWriter output, T value, JsonTypeInfo<T> type) => output.WriteLine(JsonSerializer.Serialize(value, type));
}
