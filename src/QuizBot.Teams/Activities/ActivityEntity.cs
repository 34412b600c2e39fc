namespace QuizBot.Teams.Activities;

/// <summary>A mention (<see cref="Mentioned"/>, <see cref="Text"/>) or what is known of the sender's client (<see cref="Timezone"/>, <see cref="Locale"/>).</summary>
internal sealed class ActivityEntity
{
    public string? Type { get; init; }

    public Account? Mentioned { get; init; }

    public string? Text { get; init; }

    public string? Timezone { get; init; }

    public string? Locale { get; init; }
}
