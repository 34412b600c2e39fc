using System.Text.Json;

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
