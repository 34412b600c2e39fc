using System.Text.Json;

namespace QuizBot.Teams.Activities;

/// <summary>Reads strings that may be no text at all.</summary>
internal static class JsonText
{
    /// <summary>The member's text; null where there is none, or where it is half of something.</summary>
    public static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? Read(member) : null;

    public static string? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    /// <summary>The member's name; null where it is not text.</summary>
    public static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
