using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuizBot.Teams.Activities;

/// <summary>What the Bot Framework posts to a bot. Only what QuizBot reads is here; everything may be missing.</summary>
internal sealed class Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public Account? From { get; init; }

    public Conversation? Conversation { get; init; }

    public Account? Recipient { get; init; }

    public string? Locale { get; init; }

    public string? LocalTimezone { get; init; }

    public string? Text { get; init; }

    /// <summary>Mentions and client information among kinds that nobody listed; each is read on its own.</summary>
    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public JsonElement ChannelData { get; init; }

    public string? Action { get; init; }

    public string? ReplyToId { get; init; }

    public string? Name { get; init; }

    public JsonElement Value { get; init; }

    public IReadOnlyList<Account>? MembersAdded { get; init; }

    public IReadOnlyList<Account>? MembersRemoved { get; init; }
}

/// <summary>A person or a bot. Ids of people are <c>29:…</c> and their own for every bot; those of bots are <c>28:{app id}</c>.</summary>
internal sealed class Account
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}

/// <summary>What Teams adds to an activity.</summary>
internal sealed class ChannelData
{
    public Named? Tenant { get; init; }

    public Named? Channel { get; init; }

    public Named? Team { get; init; }

    public string? EventType { get; init; }
}

internal sealed class Conversation
{
    /// <summary>In a channel's thread it ends in <c>;messageid={id of the thread's first message}</c>.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; channels other than Teams leave it out.</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    public string? TenantId { get; init; }
}

/// <summary>
/// A mention (<see cref="Mentioned"/>, <see cref="Text"/>) or what is known of the sender's client (<see cref="Timezone"/>,
/// <see cref="Locale"/>).
/// </summary>
internal sealed class ActivityEntity
{
    public string? Type { get; init; }

    public Account? Mentioned { get; init; }

    public string? Text { get; init; }

    public string? Timezone { get; init; }

    public string? Locale { get; init; }
}

/// <summary>A tenant, team or channel in <see cref="ChannelData"/>.</summary>
internal sealed class Named
{
    public string? Id { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 32, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ChannelData))]
[JsonSerializable(typeof(ActivityEntity))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
