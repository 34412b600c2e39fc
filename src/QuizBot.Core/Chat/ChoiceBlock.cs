namespace QuizBot.Core.Chat;

/// <summary>Options to pick from; the picked values come back under <paramref name="Id"/> with the press of a <see cref="ViewAction"/> that submits.</summary>
/// <param name="Id">Input id: ASCII letters, digits and hyphens.</param>
/// <param name="Label">What to pick; read by screen readers.</param>
/// <param name="Options">In the order shown. Values are short ASCII without commas.</param>
/// <param name="Pick">One or several, and how much room to take.</param>
public sealed record ChoiceBlock(string Id, string Label, IReadOnlyList<Option> Options, Pick Pick = Pick.One) : Block;
