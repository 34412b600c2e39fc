namespace QuizBot.Core.Explain.Entries;

/// <summary>What belongs near an entry, and what is mixed up with it.</summary>
internal static class Related
{
    public const int Most = 4;
    private const int MostMixedUp = 2;

    /// <summary>Concepts that share a parent or a word of their name, terms that work in the same places; nearest first.</summary>
    public static IReadOnlyList<Entry> MixedUp(Catalogue catalogue, Entry entry)
    {
        var chapter = catalogue.Of(entry);
        var words = chapter.NameStemsOf(entry);
        HashSet<Entry> places = [.. catalogue.PlacesOf(entry)];
        IEnumerable<(Entry Entry, int Nearness)> near = entry.Kind switch
        {
            EntryKind.Term => chapter.Terms.Select(other =>
                (other, catalogue.PlacesOf(other).Count(places.Contains) + chapter.NameStemsOf(other).Count(words.Contains))),
            EntryKind.Concept => chapter.Concepts
                .Where(other => other.Concept!.Parent != entry.Name && other.Name != entry.Concept!.Parent)
                .Select(other => (other, (2 * chapter.NameStemsOf(other).Count(words.Contains))
                    + (entry.Concept!.Parent is { } parent && other.Concept!.Parent == parent ? 2 : 0))),
            _ => [],
        };
        return
        [
            .. near.Where(other => other.Entry != entry && other.Nearness > 0)
                .OrderByDescending(other => other.Nearness)
                .ThenBy(other => Math.Abs(other.Entry.Line - entry.Line))
                .Select(other => other.Entry)
                .Take(MostMixedUp),
        ];
    }

    public static IReadOnlyList<Entry> To(Catalogue catalogue, Entry entry, IReadOnlyList<Entry> mixedUp)
    {
        var chapter = catalogue.Of(entry);
        var near = entry.Kind switch
        {
            EntryKind.Term => mixedUp.Concat(catalogue.PlacesOf(entry)).Concat(chapter.Terms),
            EntryKind.Concept => mixedUp
                .Concat(chapter.PartsOf(entry))
                .Concat(catalogue.UsedIn(entry))
                .Concat(new[] { catalogue.Beside(entry, after: true), catalogue.Beside(entry, after: false) }.OfType<Entry>()),
            EntryKind.Stage => chapter.Concepts.Where(concept => concept.Stage == entry.Stage),
            EntryKind.Note or EntryKind.Analogy => chapter.Terms,
            _ => catalogue.UsedIn(entry),
        };
        return [.. near.Where(other => other != entry).Distinct().Take(Most)];
    }
}
