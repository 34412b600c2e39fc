using System.Text.Json;

namespace QuizBot.Teams.Activities;

/// <summary>Reads strings that may be no text at all.</summary>
internal static class JsonText
{
    /// <summary>The member's text; null where there is none, or where it is half of something.</summary>
    public static string? Member(JsonElement element, string name) =>
        TryGet(element, name, out var member) ? Read(member) : null;

    /// <summary>False where the element is no object, has no such member, or has names that are not text.</summary>
    public static bool TryGet(JsonElement element, string name, out JsonElement member)
    {
        member = default;
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out member);
        }
        catch (InvalidOperationException)
        {
            // A name with half of a surrogate pair, met while looking for ours.
            return false;
        }
    }

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
