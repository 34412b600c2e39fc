namespace QuizBot.Core.Text;

/// <summary>The ways one name can be said: "Model Drift (or Concept Drift)" is also "Model Drift" and "Concept Drift".</summary>
internal static class NameForms
{
    private const int LongestForm = 5;

    /// <summary>Letters of a function's name directly before its parenthesis.</summary>
    private const int LongestCall = 5;

    private static readonly string[][] Introductions =
    [
        ["also", "known", "as"], ["also", "called"], ["known", "as"], ["short", "for"],
        ["or"], ["aka"], ["a", "k", "a"], ["ie"], ["i", "e"], ["called"], ["formerly"], ["previously"], ["abbreviated"], ["in", "short"],
    ];

    /// <summary>
    /// A parenthesis that starts with one of these says something about the name and is no name itself: "(if supervised)".
    /// </summary>
    private static readonly HashSet<string> Qualifiers =
    [
        "not", "no", "never", "without", "if", "when", "where", "which", "while", "who", "that", "only", "for", "in", "on", "at", "as",
        "by", "from", "of", "to", "with", "unlike", "versus", "vs", "part", "eg", "e", "like", "such", "see", "because", "since", "before",
        "after", "but", "and", "including", "excluding", "except", "optional", "optionally", "sometimes", "often", "usually", "mostly",
        "both", "one",
    ];

    /// <summary>Every form once, as it was written: the whole, the whole without parentheses, and each alternative name.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var forms = new List<string>();
        var (main, asides) = Split(name);
        Add(name);
        Add(main);
        foreach (var aside in asides)
            if (Alternative(aside) is { } alternative)
            {
                Add(alternative);
                Add($"{main} {alternative}");
            }

        foreach (var side in Sides(name))
            Add(side);
        return forms;

        void Add(string form)
        {
            if (form.Any(char.IsLetterOrDigit) && !forms.Contains(form, StringComparer.OrdinalIgnoreCase))
                forms.Add(form);
        }
    }

    /// <summary>What stands on both sides of "or"; empty where there is none.</summary>
    public static IReadOnlyList<string> Sides(string name)
    {
        var sides = Split(name).Main.Split(" or ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return sides.Length > 1 && sides.All(side => Words.Of(side).Count is > 0 and <= LongestForm) ? sides : [];
    }

    /// <summary>The name without what stands in parentheses; the name itself where nothing else is left.</summary>
    public static string Main(string name)
    {
        var main = Split(name).Main;
        return main.Length == 0 ? name.Trim() : main;
    }

    /// <summary>
    /// The same for two forms that a typed answer does not tell apart: case, spacing, articles and the vendor's name do not matter.
    /// </summary>
    public static string Key(string form)
    {
        var words = PlainWords.Of(Words.Of(form));
        return string.Concat((PlainWords.WithoutVendor(words) ?? words).Select(word => word.Singular));
    }

    private static string? Alternative(string aside)
    {
        var words = Words.Of(aside);
        var introduction = Introductions.FirstOrDefault(words.StartWith);
        if (introduction is not null)
            words = [.. words.Skip(introduction.Length)];
        return words.Count is 0 or > LongestForm || Qualifiers.Contains(words[0].Text) ? null : aside[words[0].Start..].Trim();
    }

    private static bool StartWith(this IReadOnlyList<Word> words, string[] start)
        => words.Count > start.Length && words.Take(start.Length).Select(word => word.Text).SequenceEqual(start);

    /// <summary>Where an aside in parentheses begins; those of "O(n)" and "f(x)" are part of the name. -1 where none does.</summary>
    private static int IndexOfAside(string name, int from)
    {
        for (var open = name.IndexOf('(', from); open >= 0; open = name.IndexOf('(', open + 1))
        {
            if (open == 0 || !char.IsLetterOrDigit(name[open - 1]) || name.AsSpan(0, open).LastIndexOf(' ') < open - LongestCall)
                return open;
        }

        return -1;
    }

    private static (string Main, IReadOnlyList<string> Asides) Split(string name)
    {
        var main = new System.Text.StringBuilder();
        var asides = new List<string>();
        var at = 0;
        while (at < name.Length)
        {
            var open = IndexOfAside(name, at);
            var close = open < 0 ? -1 : name.IndexOf(')', open);
            if (close < 0)
                break;
            main.Append(name, at, open - at).Append(' ');
            asides.Add(name[(open + 1)..close]);
            at = close + 1;
        }

        main.Append(name, at, name.Length - at);
        return (string.Join(' ', main.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)), asides);
    }
}

/// <summary>The names inside a name: "Data Preparation &amp; Feature Engineering" names both.</summary>
internal static class NameParts
{
    private const int LongestPart = 5;
    private static readonly string[] Joints = [" & ", " and ", " + ", " / ", "/", ", ", ": ", " – ", " — ", " - "];

    /// <summary>Every form of the name, whole ones first, then what stands between "&amp;", "and", slashes, commas and dashes.</summary>
    public static IEnumerable<string> Of(string name)
    {
        var whole = NameForms.Of(name);
        var parts = NameForms.Main(name).Split(Joints, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length is > 1 and <= LongestPart && parts.All(part => Words.Of(part).Count is > 0 and <= LongestPart)
            ? whole.Concat(parts).Distinct(StringComparer.OrdinalIgnoreCase)
            : whole;
    }
}
