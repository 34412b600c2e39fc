using System.Text.Json;
using QuizBot.Core.Chat;
using QuizBot.Teams.Activities;
using QuizBot.Teams.Cards;

namespace QuizBot.Teams.Inbound;

/// <summary>
/// What a pressed button sent. Anyone can send anything here: only texts and numbers under short names come through, and what they
/// mean (a card never shown, somebody else's round) is for the bot to judge.
/// </summary>
internal static class PressData
{
    private const int MaxEntries = 64;
    private const int MaxName = 100;
    private const int MaxValue = 8_000;
    private const int MaxVerb = 40;

    /// <summary>From <c>{action:{type,verb,data}}</c> of an adaptiveCard/action invoke; null if it has another shape.</summary>
    public static Pressed? FromExecute(JsonElement action, string? message)
    {
        JsonText.TryGet(action, "data", out var data);
        return JsonText.Member(action, "verb") is { } verb ? Read(verb, data, message) : null;
    }

    /// <summary>
    /// From the value of a message that Action.Submit sent, or the data of a dialog; null if it is not from one of our cards.
    /// </summary>
    public static Pressed? FromSubmit(JsonElement value, string? message) =>
        JsonText.Member(value, CardKeys.Verb) is { } verb ? Read(verb, value, message) : null;

    private static Pressed? Read(string verb, JsonElement data, string? message)
    {
        if (verb.Length is 0 or > MaxVerb || !verb.All(c => char.IsAsciiLetter(c) || c == '-'))
            return null;
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        if (data.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return new Pressed(verb, read, message);
        if (data.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var entry in data.EnumerateObject())
        {
            var name = JsonText.Name(entry);
            if (name is CardKeys.Verb or "msteams" || entry.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (name is null or { Length: > MaxName } || Value(entry.Value) is not { Length: <= MaxValue } text
                || read.Count == MaxEntries)
                return null;
            read[name] = text;
        }

        if (read.Remove(CardKeys.Filled, out var filled))
        {
            foreach (var emptied in filled.Split(',').Where(id => id.Length is > 0 and <= MaxName).Take(MaxEntries))
                read.TryAdd(emptied, "");
        }

        return new Pressed(verb, read, message);
    }

    /// <summary>Clients send what was entered into a number input as a number.</summary>
    private static string? Value(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : JsonText.Read(value);
}
