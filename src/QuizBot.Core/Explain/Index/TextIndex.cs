using System.Buffers;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain.Index;

/// <summary>
/// Ranks entries by the words of their texts: BM25 over weighted fields, with the impact of each stem on each entry worked out beforehand.
/// </summary>
internal sealed class TextIndex
{
    private const float Saturation = 1.2f;

    /// <summary>What a word weighs that the texts do not have, as a share of the rarest they have.</summary>
    private const float UnknownShare = 0.9f;

    /// <summary>A word in so many of the entries' own texts is a subject of the notes.</summary>
    private const float SubjectShare = 0.03f;

    private readonly IReadOnlyList<Entry> entries;
    private readonly Buckets<Posting> postings;
    private readonly Buckets<int> notesOf;
    private readonly bool[] isSubject;
    private readonly Dictionary<Entry, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Note, int> notes = new(ReferenceEqualityComparer.Instance);

    /// <param name="vocabulary">Has every word of the passages.</param>
    /// <param name="passages">What each entry is found by.</param>
    public TextIndex(Vocabulary vocabulary, IReadOnlyList<EntryPassages> passages)
    {
        entries = [.. passages.Select(passage => passage.Entry)];
        FieldCounts[] counts = [.. passages.Select(entry => FieldCounts.Of(entry, word => vocabulary.StemOf(vocabulary.Find(word))))];
        var means = FieldCounts.Means(counts);
        Rarity = RarityOf(counts, vocabulary.StemCount);
        postings = Buckets<Posting>.Of(vocabulary.StemCount, [.. counts.Index().SelectMany(entry => entry.Item.Stems.Select(pair =>
        {
            var impact = Rarity[pair.Key] * Saturated(entry.Item.Weighted(pair.Value, means));
            return (pair.Key, new Posting(entry.Index, impact, IsTold(pair.Value)));
        }))]);
        isSubject = [.. Enumerable.Range(0, postings.Count).Select(stem => CountTold(stem) > SubjectShare * entries.Count)];
        foreach (var entry in entries)
        {
            notes.TryAdd(entry.Note, notes.Count);
            numbers.Add(entry, numbers.Count);
        }

        notesOf = Buckets<int>.Of(vocabulary.StemCount, [.. counts.Index()
            .SelectMany(entry => entry.Item.Stems
                .Where(pair => IsTold(pair.Value))
                .Select(pair => (pair.Key, notes[entries[entry.Index].Note])))
            .Distinct()
            .OrderBy(pair => pair.Item2)]);
    }

    /// <summary>How much a stem tells, by number: its inverse document frequency.</summary>
    public IReadOnlyList<float> Rarity { get; }

    /// <summary>What a word weighs that the texts do not have: nearly as much as the rarest they have.</summary>
    public float Unknown => UnknownShare * MathF.Log(1 + ((entries.Count + 0.5f) / 1.5f));

    /// <summary>True where a text has the stem.</summary>
    public bool Has(int stem) => !postings[stem].IsEmpty;

    /// <summary>True where a text other than a flashcard's has the stem.</summary>
    public bool Tells(int stem) => !notesOf[stem].IsEmpty;

    /// <summary>True for a word that many texts have: the notes are about it ("film" in a course about films).</summary>
    public bool IsSubject(int stem) => isSubject[stem];

    /// <summary>True where a text of the entry other than a flashcard has the word itself or one that sounds like it.</summary>
    public bool Tells(Keyword keyword, Entry entry) =>
        keyword.Stems.Any(stem => stem.Likeness > Likeness.OneLetterOff && Find(stem.Stem, entry)?.Told == true);

    /// <summary>The same for a text of the note.</summary>
    public bool Tells(Keyword keyword, Note note) =>
        keyword.Stems.Any(stem => stem.Likeness > Likeness.OneLetterOff && Has(stem.Stem, note));

    /// <summary>What speaks for each entry, by the entry's number; 0 for most.</summary>
    public WordScores Search(IReadOnlyList<Keyword> keywords)
    {
        var scores = new WordScores(entries.Count);
        float[] best = ArrayPool<float>.Shared.Rent(entries.Count + 1), nearest = ArrayPool<float>.Shared.Rent(entries.Count + 1);
        Array.Clear(best);
        Array.Clear(nearest);
        var touched = new List<int>();
        foreach (var keyword in keywords)
        {
            foreach ((var stem, var likeness) in keyword.Stems)
            {
                foreach (var posting in postings[stem])
                {
                    if (nearest[posting.Entry] == 0)
                        touched.Add(posting.Entry);
                    best[posting.Entry] = Math.Max(best[posting.Entry], likeness * posting.Impact);
                    nearest[posting.Entry] = Math.Max(nearest[posting.Entry], likeness);
                }
            }

            foreach (var entry in touched)
            {
                scores.Add(entry, best[entry], keyword.Weight * nearest[entry]);
                best[entry] = nearest[entry] = 0;
            }

            touched.Clear();
        }

        ArrayPool<float>.Shared.Return(best);
        ArrayPool<float>.Shared.Return(nearest);
        return scores;
    }

    private static float Saturated(float weighted) => weighted / (Saturation + weighted);

    private static bool IsTold(float[] fields) => fields.AsSpan(0, Passages.Cards).ContainsAnyExcept(0);

    private int CountTold(int stem)
    {
        var count = 0;
        foreach (var posting in postings[stem])
            count += posting.Told ? 1 : 0;
        return count;
    }

    private Posting? Find(int stem, Entry entry)
    {
        var found = postings[stem];
        int number = numbers[entry], first = LowerBound.Of(found, posting => posting.Entry < number);
        return first < found.Length && found[first].Entry == number ? found[first] : null;
    }

    private bool Has(int stem, Note note) => notes.TryGetValue(note, out var number) && notesOf[stem].BinarySearch(number) >= 0;

    private static float[] RarityOf(FieldCounts[] counts, int stems)
    {
        var found = new int[stems];
        foreach (var stem in counts.SelectMany(entry => entry.Stems.Keys))
            found[stem]++;
        return [.. found.Select(df => MathF.Log(1 + ((counts.Length - df + 0.5f) / (df + 0.5f))))];
    }

    /// <param name="Entry">The number of an entry that has a stem.</param>
    /// <param name="Impact">What the stem adds to its score.</param>
    /// <param name="Told">True where a text other than a flashcard has it.</param>
    private readonly record struct Posting(int Entry, float Impact, bool Told);
}

/// <summary>What the words of a question add up to for each entry, by the entry's number.</summary>
internal sealed class WordScores(int entries)
{
    private readonly float[] scores = new float[entries];
    private readonly float[] covered = new float[entries];

    /// <summary>The entries that have any of the words, each once.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>Comparable among entries for one question.</summary>
    public float Score(int entry) => scores[entry];

    /// <summary>The weight of the question's words that the entry's texts have.</summary>
    public float Covered(int entry) => covered[entry];

    public void Add(int entry, float score, float weight)
    {
        if (scores[entry] == 0)
            Touched.Add(entry);
        scores[entry] += score;
        covered[entry] += weight;
    }
}
