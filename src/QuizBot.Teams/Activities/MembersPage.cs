namespace QuizBot.Teams.Activities;

/// <summary>One page of a conversation's members; without a token it is the last.</summary>
internal sealed class MembersPage
{
    public IReadOnlyList<Account>? Members { get; init; }

    public string? ContinuationToken { get; init; }
}
