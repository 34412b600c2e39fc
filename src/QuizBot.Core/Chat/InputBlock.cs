namespace QuizBot.Core.Chat;

/// <summary>A line to type an answer into; comes back under <paramref name="Id"/>.</summary>
public sealed record InputBlock(string Id, string Label, string Placeholder, int MaxLength) : Block
{
    /// <summary>What stands in it at first.</summary>
    public string Value { get; init; } = "";
}
