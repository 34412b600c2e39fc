using System.Globalization;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Entries;

/// <summary>What people call the things that notes explain.</summary>
internal static class EntryNames
{
    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    private static readonly HashSet<string> Basics =
        new[] { "basics", "fundamentals", "foundations", "essentials", "introduction", "overview" }
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Name> Of(Entry entry) => entry.AlsoCalled
        .Select(name => new Name(name, IsEveryday(name)))
        .Concat(entry.Kind switch
        {
            EntryKind.Term => OfTerm(entry.Term!),
            EntryKind.Note => OfNote(entry),
            EntryKind.Analogy => OfAnalogy(entry.Name),
            EntryKind.Stage => OfParts(entry)
                .Where(name => name.Text == entry.Name || name.Text.Contains(' ', StringComparison.Ordinal))
                .Concat(OfNumber(entry)),
            _ => OfParts(entry).Concat(entry.Phases.Select(phase => new Name(phase, IsEveryday(phase)))),
        });

    /// <summary>
    /// "Few-Shot or Fine-Tuning" tells two things apart: it is called by both together, and by neither alone, which other entries explain.
    /// </summary>
    public static bool IsContrast(Entry entry) => entry.Kind == EntryKind.Concept && NameForms.Sides(entry.Name).Count > 1;

    /// <summary>The words of a name that count: links only where nothing else says anything ("On Call").</summary>
    public static string[] WordsOf(string name)
    {
        string[] all = [.. Words.Of(name).Select(word => word.Text)];
        string[] telling = [.. all.Where(word => !Known.IsLink(word))];
        return Array.Exists(telling, word => !Known.English.IsFiller(word)) ? telling : all;
    }

    private static IEnumerable<Name> OfTerm(Term term)
    {
        var roles = term.Role is null ? [] : NameForms.Of(term.Role);
        HashSet<string> roleKeys = [.. roles.Select(Key)];
        return NameForms.Of(term.Name).Concat(term.Aliases.SelectMany(NameForms.Of)).Concat(roles)
            .Select(name => new Name(name, roleKeys.Contains(Key(name)) || IsEveryday(name)));
    }

    /// <summary>A note on "Generative AI Basics" is the one on generative AI.</summary>
    private static IEnumerable<Name> OfNote(Entry entry)
    {
        var title = entry.Note.Title;
        var last = title.LastIndexOf(' ');
        string[] names = [entry.Note.Id, title, entry.Name];
        var isBasics = last > 0 && Basics.Contains(title[(last + 1)..]) && NameParts.Of(title).Count() == 1;
        return (isBasics ? names.Append(title[..last]) : names).Select(name => new Name(name, false));
    }

    private static IEnumerable<Name> OfAnalogy(string title)
    {
        foreach (var form in NameForms.Of(title))
        {
            yield return new(form, false);
            var words = form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 2 && words[^1].Equals("analogy", StringComparison.OrdinalIgnoreCase))
                yield return new(string.Join(' ', words[..^1]), true);
        }
    }

    /// <summary>
    /// A question in a heading names nothing, nor does a part of it: "Traps: what is the difference?", "What do bias and variance do?"
    /// </summary>
    private static IEnumerable<Name> OfParts(Entry entry) => NameParts.Of(entry.Name)
        .Except(IsContrast(entry) ? NameForms.Sides(entry.Name) : [])
        .Where(name => name == entry.Name || !(name.EndsWith('?') || (entry.Name.EndsWith('?') && Asks(name))))
        .Select(name => new Name(name, IsEveryday(name)));

    private static bool Asks(string name) => Words.Of(name) is [var first, ..] && Known.English.Is(Cue.Start, first.Text);

    private static IEnumerable<Name> OfNumber(Entry stage)
    {
        if (stage.Stage!.Number is not { } number)
            yield break;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        foreach (var said in number >= 1 && number <= Numbers.Length ? [digits, Numbers[number - 1]] : (string[])[digits])
        {
            yield return new($"stage {said}", false);
            yield return new($"phase {said}", false);
        }
    }

    /// <summary>One word with nothing special in its spelling; "S3" and "QuickSight" are special.</summary>
    public static bool IsEveryday(string name)
    {
        var words = Words.Of(name);
        return words.Count(word => !Known.IsLink(word.Text)) <= 1
            && !name.Any(char.IsDigit) && !name.AsSpan(1).ContainsAnyInRange('A', 'Z');
    }

    /// <summary>"f1": letters and digits make a name.</summary>
    public static bool IsCode(string word) => word.Any(char.IsDigit) && word.Any(char.IsLetter);

    private static string Key(string name) =>
        string.Join(' ', Words.Of(name).Where(word => !Known.IsLink(word.Text)).Select(word => word.Text));
}

/// <summary>One thing that an entry is called.</summary>
/// <param name="Text">As written.</param>
/// <param name="Everyday">True where people use the words for other things as well ("Supervisor", "Glue"), so that the rest of a question
/// has to fit.</param>
internal readonly record struct Name(string Text, bool Everyday);
