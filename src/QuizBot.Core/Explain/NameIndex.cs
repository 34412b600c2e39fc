using System.Buffers;
using System.Collections.Frozen;
using QuizBot.Core.Cards;

namespace QuizBot.Core.Explain;

/// <summary>Finds names of the notes in a question: in part, in another order, with words between.</summary>
internal sealed class NameIndex
{
    private const float LeastCoverage = 0.4f;
    private const int MostCandidates = 48;
    private const int LongestGap = 3;
    private const float PerGap = 0.93f;
    private const float OtherOrder = 0.9f;

    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<Entry> _entries;
    private readonly Lists<int> _words;
    private readonly Lists<int> _entriesOf;
    private readonly Lists<int> _namesWith;
    private readonly float[] _total;
    private readonly float[] _weight;
    private readonly int[] _sharers;
    private readonly bool[] _everyday;
    private readonly FrozenDictionary<string, int> _exact;

    /// <param name="vocabulary">Has every word of every name.</param>
    /// <param name="entries">In the order in which they are meant where names are shared.</param>
    public NameIndex(Vocabulary vocabulary, IReadOnlyList<Entry> entries)
    {
        _vocabulary = vocabulary;
        _entries = entries;
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = new List<(int Name, int Word)>();
        var owners = new List<(int Name, int Entry)>();
        var everyday = new List<bool>();
        for (int entry = 0; entry < entries.Count; entry++)
        {
            foreach (Name name in EntryNames.Of(entries[entry]))
            {
                string[] parts = WordsOf(name.Text);
                if (parts.Length == 0)
                    continue;
                string key = string.Join(' ', parts);
                if (!names.TryGetValue(key, out int number))
                {
                    names[key] = number = names.Count;
                    words.AddRange(parts.Select(part => (number, vocabulary.Find(part))));
                    everyday.Add(true);
                }

                everyday[number] &= name.Everyday;
                owners.Add((number, entry));
            }
        }

        _words = Lists<int>.Of(names.Count, words);
        _entriesOf = Lists<int>.Of(names.Count, [.. owners.Distinct()]);
        _namesWith = Lists<int>.Of(vocabulary.Count, [.. words.Distinct().Select(pair => (pair.Word, pair.Name))]);
        _everyday = [.. everyday];
        _weight = [.. Enumerable.Range(0, vocabulary.Count).Select(word => MathF.Log(1 + ((float)names.Count / Math.Max(1, _namesWith[word].Length))))];
        _sharers = [.. Enumerable.Range(0, vocabulary.Count).Select(SharersOf)];
        _total = [.. Enumerable.Range(0, names.Count).Select(TotalOf)];
        _exact = names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public int Count => _total.Length;

    /// <summary>True where a name has the word.</summary>
    public bool Has(int word) => !_namesWith[word].IsEmpty;

    /// <summary>True where a name has the two words side by side, in this order.</summary>
    public bool HasPair(int first, int second)
    {
        foreach (int name in _namesWith[first])
        {
            ReadOnlySpan<int> words = _words[name];
            for (int at = 0; at + 1 < words.Length; at++)
            {
                if (words[at] == first && words[at + 1] == second)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The entries whose name is just this, spelt right, links aside; empty where there is none.</summary>
    public IReadOnlyList<Entry> Named(string text) =>
        _exact.TryGetValue(string.Join(' ', WordsOf(text)), out int name) ? EntriesOf(name) : [];

    /// <summary>Names that may be meant, best first; they may share tokens.</summary>
    /// <param name="matches">The words read.</param>
    /// <param name="sentence">The sentence each token is in: a name does not go on in the next.</param>
    public List<Mention> Find(IReadOnlyList<Match> matches, Func<int, int> sentence)
    {
        var best = new Dictionary<int, float>();
        foreach (Match match in matches)
            best[match.Word] = Math.Max(best.GetValueOrDefault(match.Word), match.Likeness);

        var mentions = new List<Mention>();
        foreach (int name in Candidates(best))
        {
            if (Read(name, matches, sentence) is { } mention)
                mentions.Add(mention);
        }

        return [.. mentions.OrderByDescending(mention => mention.Score).ThenBy(mention => mention.Entry.Kind).ThenBy(mention => mention.First)];
    }

    private List<int> Candidates(Dictionary<int, float> best)
    {
        float[] sums = ArrayPool<float>.Shared.Rent(Math.Max(1, Count));
        Array.Clear(sums, 0, Count);
        var touched = new List<int>();
        foreach ((int word, float likeness) in best)
        {
            foreach (int name in _namesWith[word])
            {
                if (sums[name] == 0)
                    touched.Add(name);
                sums[name] += _weight[word] * likeness;
            }
        }

        List<int> candidates = [.. touched.Where(name => sums[name] >= LeastCoverage * _total[name])];
        if (candidates.Count > MostCandidates)
        {
            candidates.Sort((one, other) => sums[other].CompareTo(sums[one]) is not 0 and var order ? order : one.CompareTo(other));
            candidates.RemoveRange(MostCandidates, candidates.Count - MostCandidates);
        }

        ArrayPool<float>.Shared.Return(sums);
        return candidates;
    }

    /// <summary>The best place of the name among the tokens.</summary>
    private Mention? Read(int name, IReadOnlyList<Match> matches, Func<int, int> sentence)
    {
        int[] words = _words[name].ToArray();
        var found = words.Select(word => matches.Where(match => match.Word == word).ToList()).ToList();
        int anchor = Enumerable.Range(0, words.Length).Where(at => found[at].Count > 0).MaxBy(at => _weight[words[at]]);
        return found[anchor]
            .Select(start => Around(name, words, found, anchor, start, sentence))
            .OfType<Mention>()
            .OrderByDescending(mention => mention.Score).ThenBy(mention => mention.First)
            .FirstOrDefault();
    }

    private Mention? Around(int name, int[] words, List<List<Match>> found, int anchor, Match start, Func<int, int> sentence)
    {
        var used = new Match?[words.Length];
        used[anchor] = start;
        for (int at = 0; at < words.Length; at++)
        {
            if (at != anchor)
            {
                used[at] = found[at]
                    .Where(match => sentence(match.First) == sentence(start.First) && Math.Abs(match.First - start.First) <= words.Length + LongestGap)
                    .Where(match => !used.Any(other => other is { } taken && Overlap(taken, match) && !IsSplit(taken, match)))
                    .OrderBy(match => Math.Abs(match.First - start.First - (at - anchor))).ThenByDescending(match => match.Likeness)
                    .Select(match => (Match?)match)
                    .FirstOrDefault();
            }
        }

        var parts = used.Index().Where(part => part.Item is not null).Select(part => (Weight: _weight[words[part.Index]], Match: part.Item!.Value)).ToList();
        float said = parts.Sum(part => part.Weight);
        float likeness = parts.Sum(part => part.Weight * part.Match.Likeness) / said;
        float coverage = parts.Count == words.Length ? 1 : said / _total[name];
        int[] tokens = [.. parts.SelectMany(part => Enumerable.Range(part.Match.First, part.Match.Last - part.Match.First + 1)).Distinct().Order()];
        int gap = tokens[^1] - tokens[0] + 1 - tokens.Length;
        bool inOrder = parts.Zip(parts.Skip(1), (one, next) => one.Match.First <= next.Match.First).All(ordered => ordered);
        return coverage < LeastCoverage || gap > LongestGap ? null : new()
        {
            Entries = EntriesOf(name),
            Name = string.Join(' ', words.Select(word => _vocabulary[word])),
            Tokens = tokens,
            Coverage = coverage,
            Likeness = likeness,
            Score = said * likeness * coverage * coverage * MathF.Pow(PerGap, gap) * (inOrder ? 1 : OtherOrder),
            Everyday = _everyday[name],
            Sharers = used.Index().Where(part => part.Item is not null).Min(part => _sharers[words[part.Index]]),
            Scattered = gap > 0 || !inOrder,
        };
    }

    private List<Entry> EntriesOf(int name)
    {
        var entries = new List<Entry>();
        foreach (int entry in _entriesOf[name])
            entries.Add(_entries[entry]);
        return entries;
    }

    private int SharersOf(int word)
    {
        var entries = new HashSet<int>();
        foreach (int name in _namesWith[word])
            entries.UnionWith(_entriesOf[name].ToArray());
        return entries.Count;
    }

    private float TotalOf(int name)
    {
        float total = 0;
        foreach (int word in _words[name])
            total += _weight[word];
        return total;
    }

    private static bool Overlap(Match one, Match other) => one.First <= other.Last && other.First <= one.Last;

    /// <summary>"datadrift": two words read from one token.</summary>
    private static bool IsSplit(Match one, Match other) => one.First == other.First && one.Last == other.Last && one.Word != other.Word && one.First == one.Last;

    /// <summary>The words of a name that count: links only where there is nothing else.</summary>
    internal static string[] WordsOf(string name)
    {
        string[] all = [.. Words.Of(name).Select(word => word.Text)];
        string[] telling = [.. all.Where(word => !Lexicon.IsLink(word))];
        return telling.Length > 0 ? telling : all;
    }
}
