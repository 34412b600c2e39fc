using QuizBot.Core.Chat;

namespace QuizBot.Core.Bot.Settings;

/// <summary>One field of <see cref="SettingsForm"/>.</summary>
/// <param name="Name">What it is called in a sentence.</param>
/// <param name="Field">What it looks like, empty.</param>
/// <param name="Value">How it is now, in the spelling in which the field brings it back.</param>
/// <param name="Read">Reads what came back: the value in the same spelling, or what is wrong with it.</param>
internal sealed record Setting(string Name, FieldBlock Field, string Value, Func<string, ReadValue> Read)
{
    public string Id => Field.Id;

    /// <summary>True where an empty field says something; else it leaves all as it was.</summary>
    public bool CanBeEmpty => Field is ChoiceBlock { Pick: Pick.Several } or InputBlock { Kind: InputKind.Time };

    /// <summary>The button's data that says what stood in the field as it was shown.</summary>
    public string Was => "was-" + Id;

    /// <summary>The field with a value in it, and what is wrong with that.</summary>
    public FieldBlock With(string value, string? problem) => Field switch
    {
        InputBlock input => input with { Value = value, Problem = problem },
        ChoiceBlock choice => choice with { Picked = value.Split(',', StringSplitOptions.RemoveEmptyEntries), Problem = problem },
        var other => other,
    };
}

/// <summary>A value, or what is wrong with it.</summary>
internal readonly record struct ReadValue(string Value, string? Problem)
{
    public static ReadValue Of(string value) => new(value, null);

    public static ReadValue Wrong(string problem) => new("", problem);
}
