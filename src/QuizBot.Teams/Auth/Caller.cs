using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using QuizBot.Teams.Activities;

namespace QuizBot.Teams.Auth;

/// <summary>Who may speak for which service and channels, as a valid token says.</summary>
/// <param name="ServiceUrl">The only service that the caller speaks for.</param>
/// <param name="Key">The key that signed for it.</param>
internal sealed record Caller(string ServiceUrl, JsonWebKey Key)
{
    /// <summary>Null if the activity may come from this caller; else why not.</summary>
    public string? Objection(Activity activity)
    {
        if (!string.Equals(activity.ServiceUrl, ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return "its serviceUrl is not the token's";
        if (string.IsNullOrEmpty(activity.ChannelId))
            return "it has no channelId";
        return Endorses(activity.ChannelId) ? null : "the key is not endorsed for its channel";
    }

    private bool Endorses(string channel) =>
        Key.AdditionalData.TryGetValue("endorsements", out var endorsements) && endorsements switch
        {
            JsonElement { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Any(one => JsonText.Read(one) == channel),
            IEnumerable<object> listed =>
                listed.Any(one => one as string == channel || (one is JsonElement element && JsonText.Read(element) == channel)),
            _ => false,
        };
}
