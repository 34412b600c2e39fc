namespace QuizBot.Teams.Activities;

/// <summary>
/// Where an activity comes from, as far as its channel can be believed. A person is a channel, a tenant and a user: Teams itself writes the
/// tenant, while in Web Chat and Direct Line whoever holds the secret writes it, and the user's id, as they like.
/// </summary>
internal static class ActivityOrigin
{
    /// <summary>The channelId of Teams.</summary>
    public const string Teams = "msteams";

    /// <summary>The channel in the ids of people and rooms: another one for each channelId, and none that another edge has.</summary>
    public static string Channel(string? channelId) => channelId == Teams ? "teams" : "bot-" + channelId;

    /// <summary>The tenant, where the channel itself wrote it; null elsewhere and where it says none. The token does not say it.</summary>
    public static string? Tenant(Activity activity, ChannelData? data) =>
        activity.ChannelId == Teams ? data?.Tenant?.Id ?? activity.Conversation?.TenantId : null;
}
