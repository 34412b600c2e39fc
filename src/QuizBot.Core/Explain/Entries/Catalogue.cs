using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Entries;

/// <summary>Everything a course explains, and how it belongs together.</summary>
internal sealed class Catalogue
{
    private readonly Dictionary<string, Entry> byKey;
    private readonly Dictionary<string, Entry> byWritten;
    private readonly Dictionary<Entry, int> numbers;
    private readonly Dictionary<string, Entry> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Note, NoteEntries> byNote = new(ReferenceEqualityComparer.Instance);

    public Catalogue(Course course)
    {
        Chapters = [.. course.Notes.Select(note => new NoteEntries(note))];
        foreach (var chapter in Chapters)
            byNote[chapter.Note] = chapter;
        Entries = [.. Chapters.SelectMany(chapter => chapter.Entries).OrderBy(entry => entry.Kind)];
        numbers = Entries.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        byKey = First(entry => entry.Key);
        byWritten = First(entry => entry.Name);
        foreach (var entry in Entries)
            AddNames(entry, EntryNames.Of(entry).Select(name => name.Text));
        Language = Chapters.GroupBy(chapter => chapter.Language).MaxBy(group => group.Count())?.Key ?? Known.English;
        NameWithoutProduct();
        NameByCode();
        foreach (var word in course.Words.Names)
        {
            if (Called(word.Name) is { } entry)
                IsCalled(entry, word.Words);
        }

        foreach (var word in course.Words.Descriptions)
            Called(word.Name)?.IsDescribed(word.Words);
    }

    public IReadOnlyList<NoteEntries> Chapters { get; }

    /// <summary>The language of most notes.</summary>
    public Language Language { get; }

    /// <summary>By kind, in course order within a kind.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>
    /// The entry with this key; else the first with this name, as the note writes it ("Security in the Cloud" is not "of" it) or by another
    /// of its names; null where there is none.
    /// </summary>
    public Entry? Called(string name) => Find(name) ?? byWritten.GetValueOrDefault(name) ?? byName.GetValueOrDefault(KeyOf(name));

    /// <summary>The place of an entry in <see cref="Entries"/>.</summary>
    public int NumberOf(Entry entry) => numbers[entry];

    public Entry? Find(string key) => byKey.GetValueOrDefault(key);

    public NoteEntries Of(Entry entry) => byNote[entry.Note];

    /// <summary>The terms that are used in a stage, a concept or a step, in the note's order.</summary>
    public IReadOnlyList<Entry> UsedIn(Entry entry)
    {
        var chapter = Of(entry);
        HashSet<Entry> places = [entry];
        if (entry.Kind == EntryKind.Stage)
            places.UnionWith(chapter.Concepts.Where(concept => concept.Stage == entry.Stage));
        return [.. chapter.Terms.Where(term => PlacesOf(term).Any(places.Contains))];
    }

    /// <summary>The stages, concepts and steps a term is used in, in the order its definition names them.</summary>
    public IReadOnlyList<Entry> PlacesOf(Entry term) =>
        [.. (term.Term?.Stages ?? []).Select(Of(term).OfPhase).OfType<Entry>().Distinct()];

    /// <summary>
    /// The entry next to a stage, concept or step in the note's order; for a term, next to the last (first) place it is used in. Null at
    /// the end.
    /// </summary>
    public Entry? Beside(Entry entry, bool after)
    {
        var chapter = Of(entry);
        if (entry.Kind == EntryKind.Term)
        {
            var byLine = Comparer<Entry>.Create((one, other) => one.Line.CompareTo(other.Line));
            IReadOnlyList<Entry> places = [.. PlacesOf(entry).Order(byLine)];
            return places.Count == 0 ? null : Beside(after ? places[^1] : places[0], after);
        }

        var row = entry.Kind switch
        {
            EntryKind.Concept => chapter.Path,
            EntryKind.Stage => chapter.Stages,
            EntryKind.Step => [.. chapter.Note.Analogy.Select(step => chapter.OfPhase(step.Step)).OfType<Entry>().Distinct()],
            EntryKind.Note => [.. Chapters.Select(other => other.Whole)],
            _ => [],
        };
        var at = row.ToList().IndexOf(Top(entry));
        var next = at + (after ? 1 : -1);
        return at < 0 || next < 0 || next >= row.Count ? null : row[next];
    }

    /// <summary>
    /// "Model Cards" of "Amazon SageMaker Model Cards": people leave out the product that several names begin with, where two words and
    /// more are left, or one that is no everyday word ("AgentCore").
    /// </summary>
    private void NameWithoutProduct()
    {
        var products = Entries
            .Where(entry => entry.Kind == EntryKind.Term)
            .Select(term => (Term: term, Maker: Vendors.Of(term.Name)))
            .Where(product => product.Maker is not null)
            .Select(product => (product.Term, Words: NameForms.Main(product.Term.Name)[product.Maker!.Length..]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(product => product.Words.Length > 0);
        var families = products.GroupBy(product => product.Words[0], StringComparer.OrdinalIgnoreCase);
        foreach (var family in families.Where(family => family.Count() > 1))
        {
            foreach (var (term, words) in family.Where(product => product.Words.Length > 2
                || (product.Words.Length == 2 && !EntryNames.IsEveryday(product.Words[1]) && Called(product.Words[1]) is null)))
                IsCalled(term, [string.Join(' ', words[1..])]);
        }
    }

    /// <summary>"F1" of "F1 Score": letters and digits name a thing by themselves, where they are in no other name.</summary>
    private void NameByCode()
    {
        var codes = Entries.SelectMany(entry => EntryNames.Of(entry)
                .SelectMany(name => EntryNames.WordsOf(name.Text)).Where(EntryNames.IsCode).Distinct()
                .Select(code => (Code: code, Entry: entry)))
            .GroupBy(named => named.Code, named => named.Entry);
        foreach (var code in codes.Where(code => code.Count() == 1))
        {
            if (code.Single().Kind is EntryKind.Term or EntryKind.Concept)
                IsCalled(code.Single(), [code.Key]);
        }
    }

    private void IsCalled(Entry entry, IReadOnlyList<string> names)
    {
        entry.IsCalled(names);
        AddNames(entry, names);
    }

    private void AddNames(Entry entry, IEnumerable<string> names)
    {
        foreach (var key in names.Select(KeyOf))
        {
            if (!byName.TryGetValue(key, out var other) || numbers[entry] < numbers[other])
                byName[key] = entry;
        }
    }

    /// <summary>The first entry for each value, whatever its case.</summary>
    private Dictionary<string, Entry> First(Func<Entry, string> by) =>
        Entries.DistinctBy(by, StringComparer.OrdinalIgnoreCase).ToDictionary(by, StringComparer.OrdinalIgnoreCase);

    private static string KeyOf(string name) => string.Join(' ', EntryNames.WordsOf(name));

    /// <summary>The concept at the top that a nested one is part of.</summary>
    private Entry Top(Entry entry)
    {
        var top = entry;
        for (var depth = 0; depth < 8 && top.Concept?.Parent is { } parent; depth++)
            top = Of(entry).Concepts.Find(other => other.Name == parent && other.Stage == entry.Stage) ?? top;
        return top;
    }
}
