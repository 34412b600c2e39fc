namespace QuizBot.Core.Chat;

/// <summary>One thing people can type.</summary>
/// <param name="Name">The first word or words, lower case; what the parser looks for.</param>
/// <param name="Usage">How to write it, with an example argument.</param>
/// <param name="Help">What it does, in a few words.</param>
public sealed record CommandSpec(string Name, string Usage, string Help)
{
    /// <summary>Other words for it that take no argument.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>True when something may follow the name.</summary>
    public bool TakesArgument { get; init; }

    /// <summary>True when the reply is for the person alone, also in a channel.</summary>
    public bool Personal { get; init; }
}
