namespace QuizBot.Teams.Activities;

internal sealed class Conversation
{
    /// <summary>In a channel's thread it ends in <c>;messageid={id of the thread's first message}</c>.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; channels other than Teams leave it out.</summary>
    public string? ConversationType { get; init; }

    public bool? IsGroup { get; init; }

    public string? TenantId { get; init; }
}
