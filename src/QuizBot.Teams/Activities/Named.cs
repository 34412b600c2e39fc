namespace QuizBot.Teams.Activities;

/// <summary>A tenant, team or channel in <see cref="ChannelData"/>.</summary>
internal sealed class Named
{
    public string? Id { get; init; }
}
