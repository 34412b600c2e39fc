using System.Text.Json;

namespace QuizBot.Slack.Api;

/// <summary>Reading JSON that may have any shape: what is not there, or is something else, is null.</summary>
internal static class JsonReading
{
    private const int LongestId = 64;
    private const int LongestTrigger = 255;

    /// <summary>The whole document, or null for what is no JSON or holds texts that are no Unicode.</summary>
    public static JsonElement? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            // Half a surrogate pair written as an escape parses, and throws only when somebody reads that text.
            return CanBeRead(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static long? Number(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    public static bool IsTrue(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Fields(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject() : [];

    /// <summary>An id of Slack's (team, user, channel, time stamp), or null for what cannot be one.</summary>
    public static string? Id(this JsonElement element, params ReadOnlySpan<string> path) => Id(element.Text(path));

    public static string? Id(string? id) => Id(id, LongestId);

    /// <summary>What a delivery brings to open a dialog with, another in each; or null for what cannot be one.</summary>
    public static string? Trigger(string? trigger) => Id(trigger, LongestTrigger);

    private static string? Id(string? id, int longest) =>
        id?.Length > 0 && id.Length <= longest && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? id : null;

    private static bool CanBeRead(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(field => field.Name is not null && CanBeRead(field.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(CanBeRead),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
