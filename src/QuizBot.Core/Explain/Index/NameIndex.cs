using System.Buffers;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Index;

/// <summary>Finds names of the notes in a question: in part, in another order, with words between.</summary>
internal sealed class NameIndex
{
    private const float LeastCoverage = 0.4f;
    private const int MostCandidates = 48;
    private const int LongestGap = 3;
    private const float PerGap = 0.93f;
    private const float OtherOrder = 0.9f;

    private readonly Vocabulary vocabulary;
    private readonly IReadOnlyList<Entry> entries;
    private readonly Buckets<int> words;
    private readonly Buckets<int> entriesOf;
    private readonly Buckets<int> namesWith;
    private readonly float[] total;
    private readonly float[] weight;
    private readonly int[] sharers;
    private readonly bool[] everyday;
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);

    /// <param name="vocabulary">Has every word of every name.</param>
    /// <param name="entries">In the order in which they are meant where names are shared.</param>
    public NameIndex(Vocabulary vocabulary, IReadOnlyList<Entry> entries)
    {
        this.vocabulary = vocabulary;
        this.entries = entries;
        var parts = new List<(int Name, int Word)>();
        var owners = new List<(int Name, int Entry)>();
        var isEveryday = new List<bool>();
        for (var entry = 0; entry < entries.Count; entry++)
        {
            foreach (var name in EntryNames.Of(entries[entry]))
            {
                var said = EntryNames.WordsOf(name.Text);
                if (said.Length == 0)
                    continue;
                var key = string.Join(' ', said);
                if (!exact.TryGetValue(key, out var number))
                {
                    exact[key] = number = exact.Count;
                    parts.AddRange(said.Select(word => (number, vocabulary.Find(word))));
                    isEveryday.Add(true);
                }

                isEveryday[number] &= name.Everyday;
                owners.Add((number, entry));
            }
        }

        words = Buckets<int>.Of(exact.Count, parts);
        var behind = parts.Zip(parts.Skip(1))
            .Where(pair => pair.First.Name == pair.Second.Name && Vendors.IsOne(vocabulary[pair.First.Word]));
        BehindVendor = [.. behind.Select(pair => pair.Second.Word).Distinct().Select(word => (word, Sound.Of(vocabulary[word])))];
        entriesOf = Buckets<int>.Of(exact.Count, [.. owners.Distinct()]);
        namesWith = Buckets<int>.Of(vocabulary.Count, [.. parts.Distinct().Select(pair => (pair.Word, pair.Name))]);
        everyday = [.. isEveryday];
        weight = [.. Enumerable.Range(0, vocabulary.Count)
            .Select(word => MathF.Log(1 + ((float)exact.Count / Math.Max(1, namesWith[word].Length))))];
        sharers = [.. Enumerable.Range(0, vocabulary.Count).Select(SharersOf)];
        total = [.. Enumerable.Range(0, exact.Count).Select(TotalOf)];
    }

    public int Count => total.Length;

    /// <summary>The words that stand behind the vendor's in a name, and how they sound: "glue" of "AWS Glue".</summary>
    public IReadOnlyList<(int Word, string Sound)> BehindVendor { get; }

    /// <summary>True where a name has the word.</summary>
    public bool Has(int word) => !namesWith[word].IsEmpty;

    /// <summary>True where a name has the two words side by side, in this order.</summary>
    public bool HasPair(int first, int second)
    {
        foreach (var name in namesWith[first])
        {
            var parts = words[name];
            for (var at = 0; at + 1 < parts.Length; at++)
            {
                if (parts[at] == first && parts[at + 1] == second)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Entries that have the word in a name, at most so many.</summary>
    public List<Entry> With(int word, int most)
    {
        var found = new List<Entry>();
        foreach (var name in namesWith[word])
        {
            if (found.Count >= most)
                break;
            found.AddRange(EntriesOf(name).Except(found));
        }

        return found;
    }

    /// <summary>The entries whose name is just this, spelt right, links aside; empty where there is none.</summary>
    public IReadOnlyList<Entry> Named(string text) =>
        exact.TryGetValue(string.Join(' ', EntryNames.WordsOf(text)), out var name) ? EntriesOf(name) : [];

    /// <summary>Names that may be meant, best first; they may share tokens.</summary>
    /// <param name="matches">The words read.</param>
    /// <param name="sentence">The sentence each token is in: a name does not go on in the next.</param>
    /// <param name="isLink">True for a token that is no gap in a name ("of").</param>
    public List<Mention> Find(IReadOnlyList<WordMatch> matches, Func<int, int> sentence, Predicate<int> isLink)
    {
        var best = new Dictionary<int, float>();
        foreach (var match in matches)
            best[match.Word] = Math.Max(best.GetValueOrDefault(match.Word), match.Likeness);

        var mentions = new List<Mention>();
        foreach (var name in Candidates(best))
        {
            if (Read(name, matches, sentence, isLink) is { } mention)
                mentions.Add(mention);
        }

        return [.. mentions.OrderByDescending(mention => mention.Score)
            .ThenBy(mention => mention.Entry.Kind)
            .ThenBy(mention => mention.First)];
    }

    private List<int> Candidates(Dictionary<int, float> best)
    {
        var sums = ArrayPool<float>.Shared.Rent(Math.Max(1, Count));
        Array.Clear(sums, 0, Count);
        var touched = new List<int>();
        foreach ((var word, var likeness) in best)
        {
            foreach (var name in namesWith[word])
            {
                if (sums[name] == 0)
                    touched.Add(name);
                sums[name] += weight[word] * likeness;
            }
        }

        List<int> candidates = [.. touched.Where(name => sums[name] >= LeastCoverage * Likeness.TwoLettersOff * total[name])];
        if (candidates.Count > MostCandidates)
        {
            candidates.Sort((one, other) => sums[other].CompareTo(sums[one]) is not 0 and var order ? order : one.CompareTo(other));
            candidates.RemoveRange(MostCandidates, candidates.Count - MostCandidates);
        }

        ArrayPool<float>.Shared.Return(sums);
        return candidates;
    }

    /// <summary>The best place of the name among the tokens.</summary>
    private Mention? Read(int name, IReadOnlyList<WordMatch> matches, Func<int, int> sentence, Predicate<int> isLink)
    {
        var wanted = words[name].ToArray();
        var found = wanted.Select(word => matches.Where(match => match.Word == word).ToList()).ToList();
        var anchor = Enumerable.Range(0, wanted.Length).Where(at => found[at].Count > 0).MaxBy(at => weight[wanted[at]]);
        return found[anchor]
            .Select(start => Around(name, wanted, found, anchor, start, sentence, isLink))
            .OfType<Mention>()
            .OrderByDescending(mention => mention.Score).ThenBy(mention => mention.First)
            .FirstOrDefault();
    }

    private Mention? Around(
        int name, int[] wanted, List<List<WordMatch>> found, int anchor, WordMatch start, Func<int, int> sentence, Predicate<int> isLink)
    {
        var used = new WordMatch?[wanted.Length];
        used[anchor] = start;
        for (var at = 0; at < wanted.Length; at++)
        {
            if (at != anchor)
            {
                used[at] = found[at]
                    .Where(match => sentence(match.First) == sentence(start.First)
                        && Math.Abs(match.First - start.First) <= wanted.Length + LongestGap)
                    .Where(match => !used.Any(other => other is { } taken && Overlap(taken, match) && !IsSplit(taken, match)))
                    .OrderBy(match => Math.Abs(match.First - start.First - (at - anchor))).ThenByDescending(match => match.Likeness)
                    .Select(match => (WordMatch?)match)
                    .FirstOrDefault();
            }
        }

        var parts = used.Index()
            .Where(part => part.Item is not null)
            .Select(part => (Weight: weight[wanted[part.Index]], Match: part.Item!.Value))
            .ToList();
        var said = parts.Sum(part => part.Weight);
        var likeness = MathF.Round(parts.Sum(part => part.Weight * part.Match.Likeness) / said, 2);
        var coverage = parts.Count == wanted.Length ? 1 : said / total[name];
        var covered = parts.SelectMany(part => Enumerable.Range(part.Match.First, part.Match.Last - part.Match.First + 1));
        int[] tokens = [.. covered.Distinct().Order()];
        var gap = Enumerable.Range(tokens[0], tokens[^1] - tokens[0] + 1).Except(tokens).Count(token => !isLink(token));
        var inOrder = parts.Zip(parts.Skip(1), (one, next) => one.Match.First <= next.Match.First).All(ordered => ordered);
        return coverage < LeastCoverage || gap > LongestGap ? null : new()
        {
            Entries = EntriesOf(name),
            Name = string.Join(' ', wanted.Select(word => vocabulary[word])),
            Tokens = tokens,
            Coverage = coverage,
            Likeness = likeness,
            Score = said * likeness * coverage * coverage * MathF.Pow(PerGap, gap) * (inOrder ? 1 : OtherOrder),
            Everyday = everyday[name],
            Sharers = used.Index().Where(part => part.Item is not null).Min(part => sharers[wanted[part.Index]]),
            Head = used[^1] is not null,
            Scattered = gap > 0 || !inOrder,
        };
    }

    private List<Entry> EntriesOf(int name)
    {
        var owners = new List<Entry>();
        foreach (var entry in entriesOf[name])
            owners.Add(entries[entry]);
        return owners;
    }

    private int SharersOf(int word)
    {
        var entries = new HashSet<int>();
        foreach (var name in namesWith[word])
            entries.UnionWith(entriesOf[name].ToArray());
        return entries.Count;
    }

    private float TotalOf(int name)
    {
        float total = 0;
        foreach (var word in words[name])
            total += weight[word];
        return total;
    }

    private static bool Overlap(WordMatch one, WordMatch other) => one.First <= other.Last && other.First <= one.Last;

    /// <summary>"datadrift": two words read from one token.</summary>
    private static bool IsSplit(WordMatch one, WordMatch other) =>
        one.First == other.First && one.Last == other.Last && one.Word != other.Word && one.First == one.Last;
}
