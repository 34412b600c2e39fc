using System.Text.RegularExpressions;

namespace QuizBot.Core.Chat;

/// <summary>A message understood as something from <see cref="Commands.All"/>.</summary>
/// <param name="Spec">Which one.</param>
/// <param name="Argument">What follows the name, as typed; empty without one.</param>
public sealed partial record Command(CommandSpec Spec, string Argument)
{
    private const int LongestCommand = 200;

    /// <summary>
    /// Null where the text is no command. Case, a leading slash, a trailing question mark, full stop or exclamation mark, and extra spaces
    /// do not matter.
    /// </summary>
    public static Command? TryParse(string text)
    {
        if (text.Length > LongestCommand)
            return null;
        var line = Spaces.Replace(text, " ").Trim().TrimStart('/').TrimStart();
        var bare = line.TrimEnd(' ', '.', '!', '?');
        if (bare.Length == 0)
            bare = line;
        foreach (var spec in Commands.All)
        {
            if (Is(bare, spec.Name) || spec.Synonyms.Any(synonym => Is(bare, synonym)))
                return new(spec, "");
        }

        foreach (var spec in Commands.All)
        {
            foreach (var name in spec.Synonyms.Prepend(spec.Name))
            {
                if (spec.TakesArgument && bare.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase))
                    return new(spec, bare[(name.Length + 1)..]);
            }
        }

        return null;
    }

    private static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
