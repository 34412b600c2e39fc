using System.Buffers;
using System.Runtime.InteropServices;
using QuizBot.Core.Explain.English;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Questions;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Index;

/// <summary>Ranks entries by their texts: BM25 over weighted fields, with the impact of each stem on each entry worked out beforehand.</summary>
internal sealed class TextIndex
{
    private const float Saturation = 1.2f;
    private const float UnknownShare = 0.9f;
    private const float FaintShare = 0.4f;
    private const float SameSort = 1.3f;
    private const float TurnedRound = 0.4f;

    private readonly IReadOnlyList<Entry> entries;
    private readonly Lists<(int Entry, float Impact, bool Told)> postings;
    private readonly Lists<int> notesOf;
    private readonly Lists<int> nameStems;
    private readonly Lists<(int From, int To)> turnings;
    private readonly Dictionary<Entry, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Note, int> notes = new(ReferenceEqualityComparer.Instance);

    /// <param name="vocabulary">Has every word of the passages.</param>
    /// <param name="entries">What is ranked.</param>
    /// <param name="passages">The texts of each entry, by field.</param>
    public TextIndex(Vocabulary vocabulary, IReadOnlyList<Entry> entries, IReadOnlyList<IReadOnlyList<(int Field, string Text)>> passages)
    {
        this.entries = entries;
        var counts = new Dictionary<int, float[]>[entries.Count];
        var lengths = new float[entries.Count * Passages.Fields];
        for (var entry = 0; entry < entries.Count; entry++)
        {
            counts[entry] = [];
            foreach ((var field, var text) in passages[entry])
            {
                foreach (var word in Words.Of(text).Where(word => !Lexicon.IsEmpty(word.Text) || Lexicon.IsFaint(word.Text)))
                {
                    ref var fields = ref CollectionsMarshal.GetValueRefOrAddDefault(counts[entry], StemOf(word.Text), out _);
                    fields ??= new float[Passages.Fields];
                    fields[field]++;
                    if (!Lexicon.IsEmpty(word.Text))
                        lengths[(entry * Passages.Fields) + field]++;
                }
            }
        }

        float[] means = [.. Enumerable.Range(0, Passages.Fields).Select(field => Math.Max(1, Enumerable.Range(0, entries.Count).Sum(entry => lengths[(entry * Passages.Fields) + field]) / Math.Max(1, entries.Count)))];
        var found = new int[vocabulary.StemCount];
        foreach (var stem in counts.SelectMany(entry => entry.Keys))
            found[stem]++;
        Rarity = [.. found.Select(df => MathF.Log(1 + ((entries.Count - df + 0.5f) / (df + 0.5f))))];
        postings = Lists<(int, float, bool)>.Of(vocabulary.StemCount, [.. counts.Index().SelectMany(entry => entry.Item.Select(pair => (pair.Key, (entry.Index, Impact(entry.Index, pair.Key, pair.Value), IsTold(pair.Value)))))]);
        nameStems = Lists<int>.Of(entries.Count, [.. counts.Index().SelectMany(entry => entry.Item.Where(pair => pair.Value[Passages.Names] > 0).Select(pair => (entry.Index, pair.Key)))]);
        turnings = Lists<(int, int)>.Of(entries.Count, [.. passages.Index().SelectMany(entry => entry.Item.Where(passage => passage.Field == Passages.Definition).SelectMany(passage => Turnings(passage.Text)).Select(pair => (entry.Index, pair)))]);
        foreach (var entry in entries)
        {
            notes.TryAdd(entry.Note, notes.Count);
            numbers.Add(entry, numbers.Count);
        }

        notesOf = Lists<int>.Of(vocabulary.StemCount, [.. counts.Index().SelectMany(entry => entry.Item.Where(pair => IsTold(pair.Value)).Select(pair => pair.Key).Select(stem => (stem, notes[entries[entry.Index].Note]))).Distinct().OrderBy(pair => pair.Item2)]);

        static bool IsTold(float[] fields) => fields.AsSpan(0, Passages.Cards).ContainsAnyExcept(0);

        IEnumerable<(int From, int To)> Turnings(string text)
        {
            string[] words = [.. Words.Of(text).Select(word => word.Text)];
            return Direction.In(words).Select(turning => (StemOf(words[turning.From]), StemOf(words[turning.To])));
        }

        int StemOf(string word) => vocabulary.StemOf(vocabulary.Find(word));

        float Impact(int entry, int stem, float[] fields)
        {
            float weighted = 0;
            for (var field = 0; field < Passages.Fields; field++)
            {
                var norm = Passages.LengthNorms[field];
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

    /// <summary>True where a text other than a flashcard's has the stem.</summary>
    public bool Tells(int stem) => !notesOf[stem].IsEmpty;

    /// <summary>How much of what is asked the texts of one entry speak of, 0 to 1.</summary>
    public float Cover(IReadOnlyList<Keyword> clues, Entry entry) =>
        clues.Sum(clue => clue.Weight * clue.Stems.Where(stem => Has(stem.Stem, entry)).Select(stem => stem.Likeness).DefaultIfEmpty(0).Max()) / clues.Sum(clue => clue.Weight);

    /// <summary>True where a text of the entry other than a flashcard has the stem.</summary>
    public bool Has(int stem, Entry entry) => IsTold(stem, entry) == true;

    /// <summary>True where a text of the entry other than a flashcard has the word itself or one that sounds like it; a word of like meaning does not count.</summary>
    public bool Tells(Keyword clue, Entry entry) => clue.Stems.Any(stem => stem.Likeness > Candidate.OneLetterOff && Has(stem.Stem, entry));

    /// <summary>The same for a text of the note.</summary>
    public bool Tells(Keyword clue, Note note) => clue.Stems.Any(stem => stem.Likeness > Candidate.OneLetterOff && Has(stem.Stem, note));

    /// <summary>How many of the clues lead to the entry, by whatever text.</summary>
    public int WordsFor(IEnumerable<Keyword> clues, Entry entry) => clues.Count(clue => clue.Stems.Any(stem => IsTold(stem.Stem, entry) is not null));

    /// <summary>Whether a text other than a flashcard's leads from the stem to the entry; null where none does.</summary>
    private bool? IsTold(int stem, Entry entry)
    {
        var found = postings[stem];
        int number = numbers[entry], first = Sorted.First(found, posting => posting.Entry < number);
        return first < found.Length && found[first].Entry == number ? found[first].Told : null;
    }

    /// <summary>True where a text of the note has the stem.</summary>
    public bool Has(int stem, Note note) => notes.TryGetValue(note, out var number) && notesOf[stem].BinarySearch(number) >= 0;

    /// <summary>The entries that fit best, at most <paramref name="count"/>.</summary>
    public IReadOnlyList<Hit> Search(Question question, Func<Entry, bool> wanted, int count)
    {
        var clues = question.Clues;
        var size = Math.Max(1, entries.Count);
        float[] scores = Rent(size), covered = Rent(size), best = Rent(size), nearest = Rent(size);
        (int Words, int Exact)[] counts = ArrayPool<(int, int)>.Shared.Rent(size);
        Array.Clear(counts, 0, size);
        var touched = new List<int>();
        var byClue = new List<int>();
        var asked = clues.Sum(clue => clue.Weight);
        foreach (var clue in clues.Concat(question.Faint))
        {
            foreach ((var stem, var likeness) in clue.Stems)
            {
                // A rare word must not count for more than the common one it stands for.
                var share = likeness * Math.Min(1, clue.Weight / Rarity[stem]);
                foreach ((var entry, var impact, var isTold) in postings[stem])
                {
                    if (best[entry] == 0)
                        byClue.Add(entry);
                    best[entry] = Math.Max(best[entry], share * impact);
                    nearest[entry] = Math.Max(nearest[entry], isTold ? likeness : Math.Min(likeness, Keyword.OfSubject));
                }
            }

            foreach (var entry in byClue)
            {
                if (scores[entry] == 0)
                    touched.Add(entry);
                scores[entry] += clue.Faint ? FaintShare * best[entry] : best[entry];
                if (!clue.Faint)
                {
                    covered[entry] += clue.Weight * nearest[entry];
                    counts[entry] = (counts[entry].Words + 1, counts[entry].Exact + (nearest[entry] > Candidate.OneLetterOff ? 1 : 0));
                }

                best[entry] = nearest[entry] = 0;
            }

            byClue.Clear();
        }

        var top = new PriorityQueue<int, (float Rank, int Entry)>();
        foreach (var entry in touched)
        {
            var rank = (scores[entry] * (0.5f + (0.5f * covered[entry] / asked)) * Fit(question, entry), -entry);
            if (top.Count == count && top.TryPeek(out _, out (float, int) least) && rank.CompareTo(least) <= 0)
                continue;
            if (!wanted(entries[entry]))
                continue;
            top.Enqueue(entry, rank);
            if (top.Count > count)
                top.Dequeue();
        }

        List<Hit> hits = [.. top.UnorderedItems
            .OrderByDescending(item => item.Priority)
            .Select(item => item.Element)
            .Select(entry => new Hit(entries[entry], scores[entry], covered[entry] / asked, counts[entry].Words, counts[entry].Exact))];
        ArrayPool<(int, int)>.Shared.Return(counts);
        foreach (var rented in (ReadOnlySpan<float[]>)[scores, covered, best, nearest])
            ArrayPool<float>.Shared.Return(rented);
        return hits;
    }

    /// <summary>What the order of the words says for or against an entry.</summary>
    private float Fit(Question question, int entry) =>
        (question.Sort is { } sort && IsNamed(entry, sort) ? SameSort : 1) * (question.Turning is { } turning && IsTurnedRound(entry, turning) ? TurnedRound : 1);

    private bool IsNamed(int entry, Keyword clue)
    {
        foreach (var stem in nameStems[entry])
        {
            if (clue.Stems.Any(other => other.Stem == stem && other.Likeness >= Candidate.OtherForm))
                return true;
        }

        return false;
    }

    private bool IsTurnedRound(int entry, (Keyword From, Keyword To) asked)
    {
        var against = false;
        foreach ((var from, var to) in turnings[entry])
        {
            if (Says(asked.From, from, 0) || Says(asked.To, to, 0))
                return false;
            against |= Says(asked.From, to, Candidate.OtherForm) || Says(asked.To, from, Candidate.OtherForm);
        }

        return against;

        static bool Says(Keyword clue, int stem, float likeness) => clue.Stems.Any(other => other.Stem == stem && other.Likeness >= likeness);
    }

    private static float[] Rent(int size)
    {
        var rented = ArrayPool<float>.Shared.Rent(size);
        Array.Clear(rented, 0, size);
        return rented;
    }
}

/// <summary>An entry whose texts fit a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Score">Comparable among hits of one question.</param>
/// <param name="Coverage">How much of what was asked its texts speak of, 0 to 1.</param>
/// <param name="Words">How many words of the question its texts speak of.</param>
/// <param name="Exact">How many of these they have as they are, no misspelling and no word of like meaning.</param>
internal sealed record Hit(Entry Entry, float Score, float Coverage, int Words, int Exact);
