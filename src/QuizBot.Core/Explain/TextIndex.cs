using System.Buffers;
using System.Runtime.InteropServices;
using QuizBot.Core.Cards;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain;

/// <summary>Ranks entries by their texts: BM25 over weighted fields, with the impact of each stem on each entry worked out beforehand.</summary>
internal sealed class TextIndex
{
    private const float Saturation = 1.2f;
    private const float UnknownShare = 0.9f;

    private readonly IReadOnlyList<Entry> entries;
    private readonly Lists<(int Entry, float Impact)> postings;
    private readonly Lists<int> notesOf;
    private readonly Dictionary<Note, int> notes = new(ReferenceEqualityComparer.Instance);

    /// <param name="vocabulary">Has every word of the passages.</param>
    /// <param name="entries">What is ranked.</param>
    /// <param name="passages">The texts of each entry, by field.</param>
    public TextIndex(Vocabulary vocabulary, IReadOnlyList<Entry> entries, IReadOnlyList<IReadOnlyList<(int Field, string Text)>> passages)
    {
        this.entries = entries;
        var counts = new Dictionary<int, float[]>[entries.Count];
        float[] lengths = new float[entries.Count * Passages.Fields];
        for (int entry = 0; entry < entries.Count; entry++)
        {
            counts[entry] = [];
            foreach ((int field, string text) in passages[entry])
            {
                foreach (Word word in Words.Of(text).Where(word => !Lexicon.IsEmpty(word.Text)))
                {
                    ref float[]? fields = ref CollectionsMarshal.GetValueRefOrAddDefault(counts[entry], vocabulary.StemOf(vocabulary.Find(word.Text)), out _);
                    fields ??= new float[Passages.Fields];
                    fields[field]++;
                    lengths[(entry * Passages.Fields) + field]++;
                }
            }
        }

        float[] means = [.. Enumerable.Range(0, Passages.Fields).Select(field => Math.Max(1, Enumerable.Range(0, entries.Count).Sum(entry => lengths[(entry * Passages.Fields) + field]) / Math.Max(1, entries.Count)))];
        int[] found = new int[vocabulary.StemCount];
        foreach (int stem in counts.SelectMany(entry => entry.Keys))
            found[stem]++;
        Rarity = [.. found.Select(df => MathF.Log(1 + ((entries.Count - df + 0.5f) / (df + 0.5f))))];
        postings = Lists<(int, float)>.Of(vocabulary.StemCount, [.. counts.Index().SelectMany(entry => entry.Item.Select(pair => (pair.Key, (entry.Index, Impact(entry.Index, pair.Key, pair.Value)))))]);

        foreach (Entry entry in entries)
            notes.TryAdd(entry.Note, notes.Count);
        notesOf = Lists<int>.Of(vocabulary.StemCount, [.. counts.Index().SelectMany(entry => entry.Item.Keys.Select(stem => (stem, notes[entries[entry.Index].Note]))).Distinct().OrderBy(pair => pair.Item2)]);

        float Impact(int entry, int stem, float[] fields)
        {
            float weighted = 0;
            for (int field = 0; field < Passages.Fields; field++)
            {
                float norm = Passages.LengthNorms[field];
                weighted += Passages.Weights[field] * fields[field] / (1 - norm + (norm * lengths[(entry * Passages.Fields) + field] / means[field]));
            }

            return Rarity[stem] * weighted / (Saturation + weighted);
        }
    }

    /// <summary>How much a stem tells, by number: its inverse document frequency.</summary>
    public IReadOnlyList<float> Rarity { get; }

    /// <summary>What a word weighs that the texts do not have: nearly as much as the rarest they have.</summary>
    public float Unknown => UnknownShare * MathF.Log(1 + ((entries.Count + 0.5f) / 1.5f));

    /// <summary>True where a text has the stem.</summary>
    public bool Has(int stem) => !postings[stem].IsEmpty;

    /// <summary>True where a text of the note has the stem.</summary>
    public bool Has(int stem, Note note) => notes.TryGetValue(note, out int number) && notesOf[stem].BinarySearch(number) >= 0;

    /// <summary>The entries that fit best, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<Hit> Search(IReadOnlyList<Clue> clues, Func<Entry, bool> wanted, int count)
    {
        int size = Math.Max(1, entries.Count);
        float[] scores = Rent(size), covered = Rent(size), best = Rent(size), nearest = Rent(size);
        (int Words, int Exact)[] counts = ArrayPool<(int, int)>.Shared.Rent(size);
        Array.Clear(counts, 0, size);
        var touched = new List<int>();
        var byClue = new List<int>();
        float asked = clues.Sum(clue => clue.Weight);
        foreach (Clue clue in clues)
        {
            foreach ((int stem, float likeness) in clue.Stems)
            {
                // A rare word must not count for more than the common one it stands for.
                float share = likeness * Math.Min(1, clue.Weight / Rarity[stem]);
                foreach ((int entry, float impact) in postings[stem])
                {
                    if (best[entry] == 0)
                        byClue.Add(entry);
                    best[entry] = Math.Max(best[entry], share * impact);
                    nearest[entry] = Math.Max(nearest[entry], likeness);
                }
            }

            foreach (int entry in byClue)
            {
                if (scores[entry] == 0)
                    touched.Add(entry);
                scores[entry] += best[entry];
                covered[entry] += clue.Weight * nearest[entry];
                counts[entry] = (counts[entry].Words + 1, counts[entry].Exact + (nearest[entry] > Guess.OneLetterOff ? 1 : 0));
                best[entry] = nearest[entry] = 0;
            }

            byClue.Clear();
        }

        List<Hit> hits = [.. touched
            .Where(entry => wanted(entries[entry]))
            .OrderByDescending(entry => scores[entry] * (0.5f + (0.5f * covered[entry] / asked))).ThenBy(entry => entry)
            .Take(count)
            .Select(entry => new Hit(entries[entry], scores[entry], covered[entry] / asked, counts[entry].Words, counts[entry].Exact))];
        ArrayPool<(int, int)>.Shared.Return(counts);
        foreach (float[] rented in (ReadOnlySpan<float[]>)[scores, covered, best, nearest])
            ArrayPool<float>.Shared.Return(rented);
        return hits;
    }

    private static float[] Rent(int size)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(size);
        Array.Clear(rented, 0, size);
        return rented;
    }
}
