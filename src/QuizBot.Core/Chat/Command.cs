using System.Text.RegularExpressions;
using QuizBot.Core.Text;

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
        var line = Line(text);
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

    /// <summary>
    /// What a misspelt command was meant to be, such as "schedule 09:00" for "shedule 09:00"; null where none is near, or the words are
    /// words of English.
    /// </summary>
    public static string? Meant(string text)
    {
        if (text.Length > LongestCommand)
            return null;
        var words = Line(text).TrimEnd(' ', '.', '!', '?').Split(' ');
        return Commands.All
            .SelectMany(spec => spec.Synonyms.Prepend(spec.Name).Select(name => (spec, name, own: name.Split(' ').Length)))
            .Where(named => words.Length == named.own
                || (words.Length > named.own && named.spec.TakesArgument && named.name == named.spec.Name))
            .Select(named => (named.name, named.own, off: Misspelt(named.name, string.Join(' ', words.Take(named.own)))))
            .Where(named => named.off > 0)
            .OrderBy(named => named.off)
            .Select(named => string.Join(' ', words.Skip(named.own).Prepend(named.name)))
            .FirstOrDefault();
    }

    private static string Line(string text) => Spaces.Replace(text, " ").Trim().TrimStart('/').TrimStart();

    /// <summary>Letters that are off; 0 where it is right, or too far from it, or says something else.</summary>
    private static int Misspelt(string name, string typed)
    {
        var most = Spelling.Budget(name.Length);
        var lower = Letters.Lower(typed);
        var off = Spelling.Distance(lower, name, most);
        return off <= most && lower.Split(' ').Any(IsNoWord) ? off : 0;
    }

    private static bool IsNoWord(string word) => word.Length > 0 && word.All(char.IsLetter) && !EnglishWords.Contains(word);

    private static bool Is(string text, string name) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
