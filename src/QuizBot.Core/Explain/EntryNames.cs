using System.Globalization;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain;

/// <summary>What people call the things that notes explain.</summary>
internal static class EntryNames
{
    public static IEnumerable<Name> Of(Entry entry) => entry.Kind switch
    {
        EntryKind.Term => OfTerm(entry.Term!),
        EntryKind.Note => [new(entry.Note.Id, false), new(entry.Note.Title, false), new(entry.Name, false)],
        EntryKind.Analogy => OfAnalogy(entry.Name),
        EntryKind.Stage => OfParts(entry).Concat(OfNumber(entry)),
        _ => OfParts(entry).Concat(entry.Phases.Select(phase => new Name(phase, IsEveryday(phase)))),
    };

    private static IEnumerable<Name> OfTerm(Term term)
    {
        IReadOnlyList<string> roles = term.Role is null ? [] : NameForms.Of(term.Role);
        HashSet<string> roleKeys = [.. roles.Select(Key)];
        return NameForms.Of(term.Name).Concat(term.Aliases.SelectMany(NameForms.Of)).Concat(roles)
            .Select(name => new Name(name, roleKeys.Contains(Key(name)) || IsEveryday(name)));
    }

    private static IEnumerable<Name> OfAnalogy(string title)
    {
        foreach (string form in NameForms.Of(title))
        {
            yield return new(form, false);
            string[] words = form.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 2 && words[^1].Equals("analogy", StringComparison.OrdinalIgnoreCase))
                yield return new(string.Join(' ', words[..^1]), true);
        }
    }

    private static IEnumerable<Name> OfParts(Entry entry) => NameParts.Of(entry.Name).Select(name => new Name(name, IsEveryday(name)));

    private static IEnumerable<Name> OfNumber(Entry stage)
    {
        int number = 1 + stage.Note.Stages.Index().First(other => ReferenceEquals(other.Item, stage.Stage)).Index;
        return [new(string.Create(CultureInfo.InvariantCulture, $"stage {number}"), false), new(string.Create(CultureInfo.InvariantCulture, $"phase {number}"), false)];
    }

    /// <summary>One word with nothing special in its spelling; "S3" and "QuickSight" are special.</summary>
    private static bool IsEveryday(string name)
    {
        IReadOnlyList<Word> words = Words.Of(name);
        return words.Count(word => !Lexicon.IsLink(word.Text)) <= 1 && !name.Any(char.IsDigit) && !name.AsSpan(1).ContainsAnyInRange('A', 'Z');
    }

    private static string Key(string name) => string.Join(' ', Words.Of(name).Where(word => !Lexicon.IsLink(word.Text)).Select(word => word.Text));
}
