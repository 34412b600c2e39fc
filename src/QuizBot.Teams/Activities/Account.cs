namespace QuizBot.Teams.Activities;

/// <summary>A person or a bot. Ids of people are <c>29:…</c> and their own for every bot; those of bots are <c>28:{app id}</c>.</summary>
internal sealed class Account
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }
}
