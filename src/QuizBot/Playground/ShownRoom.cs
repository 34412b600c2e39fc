namespace QuizBot.Playground;

/// <summary>Everything a page needs to show a room from nothing; the first event of every connection.</summary>
internal sealed record ShownRoom
{
    public required string Persona { get; init; }

    public required string Room { get; init; }

    public required IReadOnlyList<Persona> Personas { get; init; }

    public required IReadOnlyList<Suggestion> Suggestions { get; init; }

    public required IReadOnlyList<Message> Messages { get; init; }

    public required ClockState Clock { get; init; }

    public required IReadOnlyList<int> ClockSteps { get; init; }
}
