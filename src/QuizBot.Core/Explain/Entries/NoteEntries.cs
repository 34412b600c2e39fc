using System.Diagnostics.CodeAnalysis;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Entries;

/// <summary>What one note explains, and how its parts belong together.</summary>
internal sealed class NoteEntries
{
    /// <summary>A word that more names of the note have ("data") tells none from the others.</summary>
    private const int MostSharers = 4;

    private readonly List<Entry> entries = [];
    private readonly HashSet<string> keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, Entry>> byName;
    private readonly Lazy<Dictionary<Entry, HashSet<string>>> nameStems;
    private readonly Dictionary<string, Entry> byPhase = new(StringComparer.Ordinal);
    private readonly Dictionary<Entry, string[]> partKeys = [];

    public NoteEntries(Note note)
    {
        Note = note;
        byName = new(NamesInIt);
        nameStems = new(TellingStems);
        Whole = new()
        {
            Kind = EntryKind.Note,
            Note = note,
            Name = $"{note.Id} {note.Title}",
            Key = note.Id,
            Text = note.AnalogyFocus ?? "",
            Line = 0,
        };
        entries.Add(Whole);
        Terms = [.. note.Terms.Select(AddTerm)];
        var termsByName = TermsByName();
        foreach (var stage in note.Stages)
            AddConcepts(stage, termsByName);
        Stages = [.. note.Stages.Select(stage => Add(EntryKind.Stage, stage.Title, "", stage.Line, Slug.From(stage.Title), stage: stage))];
        if (note.Analogy.Count > 0 || note.AnalogyFocus is not null)
        {
            var line = note.Analogy.Count > 0 ? note.Analogy[0].Line : 0;
            Analogy = Add(EntryKind.Analogy, note.AnalogyTitle ?? "The analogy", note.AnalogyFocus ?? "", line, "analogy");
        }

        foreach (var step in note.Analogy)
            LinkStep(step);
        foreach (var stage in Stages)
            LinkParts(stage);
        foreach (var phase in note.Terms.SelectMany(term => term.Stages))
            TryLink(phase, out _);
        Path = [.. Concepts.Where(concept => concept.Concept!.Parent is null)];
        Language = Known.Of(entries.Select(entry => entry.Text).Concat(note.Analogy.Select(step => step.Text)));
    }

    public Note Note { get; }

    /// <summary>The language that the note is written in.</summary>
    public Language Language { get; }

    /// <summary>
    /// Everything the note explains: the note, terms, concepts, stages, the analogy, steps of it that nothing else stands for.
    /// </summary>
    public IReadOnlyList<Entry> Entries => entries;

    public Entry Whole { get; }

    /// <summary>Null where the note has none.</summary>
    public Entry? Analogy { get; }

    public IReadOnlyList<Entry> Terms { get; }

    public List<Entry> Concepts { get; } = [];

    public IReadOnlyList<Entry> Stages { get; }

    /// <summary>The concepts that are not part of another, stage by stage: what comes after what.</summary>
    public IReadOnlyList<Entry> Path { get; }

    /// <summary>The entry that the name of a stage stands for at the terms and in the analogy; null where nothing does.</summary>
    public Entry? OfPhase(string phase) => byPhase.GetValueOrDefault(KeyOf(phase));

    /// <summary>The entry that is the answer of a card an author wrote; null where it is none.</summary>
    public Entry? AnswerOf(Flashcard card) => byName.Value.GetValueOrDefault(KeyOf(card.Answer))
        ?? NameForms.Of(card.Answer).Select(form => byName.Value.GetValueOrDefault(KeyOf(form))).FirstOrDefault(entry => entry is not null);

    /// <summary>The concepts nested right under one.</summary>
    public IEnumerable<Entry> PartsOf(Entry concept) =>
        Concepts.Where(other => other.Concept!.Parent == concept.Name && other.Stage == concept.Stage);

    /// <summary>True where a text names the term, by any of its names.</summary>
    public static bool IsNamedIn(Entry term, string text)
    {
        var words = Words.Of(text);
        return EntryNames.Of(term).Any(name => Words.IndexOf(words, Words.Of(name.Text)) >= 0);
    }

    /// <summary>The stems of the entry's name that tell it from others of the note.</summary>
    public IReadOnlySet<string> NameStemsOf(Entry entry) => nameStems.Value[entry];

    private Dictionary<Entry, HashSet<string>> TellingStems()
    {
        var all = entries.ToDictionary(
            entry => entry,
            entry => EntryNames.WordsOf(NameForms.Main(entry.Name))
                .Where(word => !Language.IsFiller(word))
                .Select(Language.StemOf)
                .ToHashSet());
        var common = all.Values
            .SelectMany(stems => stems)
            .CountBy(stem => stem)
            .Where(count => count.Value > MostSharers)
            .Select(count => count.Key)
            .ToHashSet();
        foreach (var stems in all.Values)
            stems.ExceptWith(common);
        return all;
    }

    private Dictionary<string, Entry> NamesInIt()
    {
        var names = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in entries.OrderBy(entry => entry.Kind))
        {
            foreach (var name in EntryNames.Of(entry))
                names.TryAdd(KeyOf(name.Text), entry);
        }

        return names;
    }

    private Entry AddTerm(Term term) => Add(EntryKind.Term, term.Name, term.Definition, term.Line, term.Slug, term: term);

    private Dictionary<string, Entry> TermsByName()
    {
        Dictionary<string, Entry> terms = new(StringComparer.Ordinal);
        foreach (var term in Terms)
        {
            foreach (var name in (string?[])[.. term.Term!.Aliases, term.Name, term.Term.Role])
                if (name is not null)
                    terms.TryAdd(KeyOf(name), term);
        }

        return terms;
    }

    private void AddConcepts(Stage stage, Dictionary<string, Entry> termsByName)
    {
        foreach (var concept in stage.Concepts)
        {
            if (termsByName.TryGetValue(KeyOf(concept.Name), out var term))
            {
                term.Add(concept);
                continue;
            }

            var slug = Slug.From(concept.Name);
            Concepts.Add(Add(EntryKind.Concept, concept.Name, concept.Text, concept.Line, slug, concept: concept, stage: stage));
        }
    }

    private void LinkStep(AnalogyStep step)
    {
        if (!TryLink(step.Step, out _))
        {
            var entry = Add(EntryKind.Step, step.Step, step.Text, step.Line, Slug.From(step.Step));
            byPhase[KeyOf(step.Step)] = entry;
            entry.StandsFor(step.Step);
        }
    }

    /// <summary>"Model Training" in a stage's title is the concept "Training" under it.</summary>
    private void LinkParts(Entry stage)
    {
        foreach (var part in NameParts.Of(stage.Name))
        {
            var key = KeyOf(part);
            Entry? concept = Concepts.Find(concept => concept.Stage == stage.Stage && key.Length > 0
                && (" " + key).EndsWith(" " + KeyOf(NameForms.Main(concept.Name)), StringComparison.Ordinal));
            if (part != stage.Name && concept is not null && byPhase.TryAdd(key, concept))
                concept.StandsFor(part);
        }
    }

    private bool TryLink(string phase, [NotNullWhen(true)] out Entry? entry)
    {
        var key = KeyOf(phase);
        if (byPhase.TryGetValue(key, out entry))
            return true;
        entry = key.Length == 0 ? null
            : Concepts.Find(concept => PartKeysOf(concept).Contains(key))
            ?? Concepts.Find(concept => PartKeysOf(concept).Any(part => EndsWithWord(part, key)))
            ?? Stages.FirstOrDefault(stage => PartKeysOf(stage).Any(part => part == key || EndsWithWord(part, key)));
        if (entry is null)
            return false;
        byPhase[key] = entry;
        entry.StandsFor(phase);
        return true;
    }

    private Entry Add(
        EntryKind kind, string name, string text, int line, string slug,
        Term? term = null, Concept? concept = null, Stage? stage = null)
    {
        var key = $"{Note.Id}/{(slug.Length == 0 ? $"line-{line}" : slug)}";
        for (var again = 2; !keys.Add(key); again++)
            key = $"{Note.Id}/{slug}-{again}";
        Entry entry = new()
        {
            Kind = kind,
            Note = Note,
            Name = name,
            Key = key,
            Text = text,
            Line = line,
            Term = term,
            Concept = concept,
            Stage = stage,
        };
        entries.Add(entry);
        return entry;
    }

    private string[] PartKeysOf(Entry entry)
    {
        if (!partKeys.TryGetValue(entry, out var keys))
            partKeys[entry] = keys = [.. NameParts.Of(entry.Name).Select(KeyOf)];
        return keys;
    }

    private static bool EndsWithWord(string key, string end) =>
        key.Length > end.Length && key.EndsWith(end, StringComparison.Ordinal) && key[key.Length - end.Length - 1] == ' ';

    private static string KeyOf(string name) => string.Join(' ', EntryNames.WordsOf(name).Select(Stem.Of));
}
