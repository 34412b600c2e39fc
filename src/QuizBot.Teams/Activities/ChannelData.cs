namespace QuizBot.Teams.Activities;

/// <summary>What Teams adds to an activity.</summary>
internal sealed class ChannelData
{
    public Named? Tenant { get; init; }

    public Named? Channel { get; init; }

    public string? EventType { get; init; }
}
