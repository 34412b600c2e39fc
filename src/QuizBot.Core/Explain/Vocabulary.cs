using System.Collections.Frozen;
using System.Runtime.InteropServices;
using QuizBot.Core.Cards;

namespace QuizBot.Core.Explain;

/// <summary>Every word of the notes, each with a number, found also when it is misspelt.</summary>
/// <remarks>Words are numbered by length, so that words of a near length stand side by side in each list of words that share two letters.</remarks>
internal sealed class Vocabulary
{
    private const int ShortestFuzzy = 4;
    private const int ShortestSaid = 3;
    private const int ShortestOtherStart = 8;
    private const int ShortestTwoOff = 10;
    private const int MostTwoOffSound = 1;
    private const int ShortestBeginning = 4;
    private const int MostBeginnings = 3;
    private const int LongestFuzzy = 40;

    private readonly string[] _words;
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenDictionary<string, int> _stems;
    private readonly int[] _stemOf;
    private readonly Lists<int> _byStem;
    private readonly FrozenDictionary<string, int[]> _bySound;
    private readonly FrozenDictionary<int, int[]> _byPair;
    private readonly int[] _byLetters;

    public Vocabulary(IEnumerable<string> words)
    {
        _words = [.. words.Distinct(StringComparer.Ordinal).OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
        _numbers = _words.Index().ToFrozenDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal);
        _stemOf = new int[_words.Length];
        var stems = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int word = 0; word < _words.Length; word++)
        {
            string stem = Stem.Of(_words[word]);
            if (!stems.TryGetValue(stem, out int number))
                stems[stem] = number = stems.Count;
            _stemOf[word] = number;
        }

        _stems = stems.ToFrozenDictionary(StringComparer.Ordinal);
        _byStem = Lists<int>.Of(StemCount, _stemOf.Index().Select(word => (word.Item, word.Index)));
        _bySound = _words.Index().Where(word => IsFuzzy(word.Item)).GroupBy(word => Sound.Of(word.Item), word => word.Index)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _byPair = _words.Index().Where(word => IsFuzzy(word.Item)).SelectMany(word => Pairs(word.Item).Select(pair => (pair, word.Index)))
            .GroupBy(entry => entry.pair, entry => entry.Index).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _byLetters = [.. Enumerable.Range(0, _words.Length)];
        Array.Sort(_byLetters, (one, other) => string.CompareOrdinal(_words[one], _words[other]));
    }

    public int Count => _words.Length;

    public int StemCount => _stems.Count;

    public string this[int word] => _words[word];

    public int StemOf(int word) => _stemOf[word];

    /// <summary>The number of a word written just so; -1 where there is none.</summary>
    public int Find(string word) => _numbers.GetValueOrDefault(word, -1);

    /// <summary>The number of a stem; -1 where no word has it.</summary>
    public int FindStem(string stem) => _stems.GetValueOrDefault(stem, -1);

    /// <summary>The words that share a stem.</summary>
    public ReadOnlySpan<int> WithStem(int stem) => _byStem[stem];

    /// <summary>The words meant by one that is written right or in another form; likeliest first.</summary>
    public List<Guess> Exactly(string word)
    {
        var guesses = new List<Guess>();
        int same = Find(word);
        if (same >= 0)
            guesses.Add(new(same, Guess.Same));
        int stem = FindStem(Stem.Of(word));
        if (stem >= 0)
        {
            foreach (int form in _byStem[stem])
            {
                if (form != same)
                    guesses.Add(new(form, Guess.OtherForm));
            }
        }

        return guesses;
    }

    /// <summary>The words that may be meant by one that the notes do not have; the likeliest only, empty where none is near.</summary>
    public List<Guess> Nearly(string word)
    {
        if (word.Length < ShortestSaid || word.Length > LongestFuzzy || word.Any(char.IsDigit))
            return LookAlike(word);
        List<Guess> guesses = [.. _bySound.GetValueOrDefault(Sound.Of(word), []).Select(near => new Guess(near, Guess.SoundsAlike))];
        if (guesses.Count == 0)
            guesses = Misspelt(word, most: 1, Guess.OneLetterOff);
        if (guesses.Count == 0)
            guesses = Beginnings(word);
        return guesses.Count == 0 && word.Length >= ShortestTwoOff ? Misspelt(word, most: 2, Guess.TwoLettersOff) : guesses;
    }

    /// <summary>"a2l" and "a21" for "a2i": letters that phones and eyes confuse, in short names with a digit.</summary>
    private List<Guess> LookAlike(string word)
    {
        if (word.Length is < 3 or > 8 || !word.Any(char.IsDigit) || !word.Any(char.IsLetter))
            return [];
        int found = Find(word[..1] + word[1..].Replace('l', 'i').Replace('1', 'i'));
        return found < 0 ? [] : [new(found, Guess.SoundsAlike)];
    }

    private List<Guess> Misspelt(string word, int most, float likeness)
    {
        var shared = new Dictionary<int, int>();
        int pairs = 0;
        foreach (int pair in Pairs(word))
        {
            pairs++;
            if (!_byPair.TryGetValue(pair, out int[]? words))
                continue;
            for (int at = FirstOfLength(words, word.Length - most); at < words.Length && _words[words[at]].Length <= word.Length + most; at++)
                CollectionsMarshal.GetValueRefOrAddDefault(shared, words[at], out _)++;
        }

        // One typo, a swap of neighbours above all, costs at most three of a word's pairs.
        int fewest = Math.Max(1, pairs - (3 * most));
        return [.. shared
            .Where(near => near.Value >= fewest && MayBe(word, _words[near.Key]) && Spelling.Distance(word, _words[near.Key], most) <= most)
            .Where(near => most == 1 || Spelling.Distance(Sound.Of(word), Sound.Of(_words[near.Key]), MostTwoOffSound + 1) <= MostTwoOffSound + 1)
            .OrderByDescending(near => near.Value).ThenBy(near => near.Key)
            .Take(MostBeginnings)
            .Select(near => new Guess(near.Key, likeness))];
    }

    /// <summary>Hardly anyone gets the first letter of a short word wrong: "blue" and "clue" are no glue.</summary>
    private static bool MayBe(string said, string word) => said[0] == word[0] || said.Length >= ShortestOtherStart;

    private List<Guess> Beginnings(string word)
    {
        if (word.Length < ShortestBeginning)
            return [];
        var guesses = new List<Guess>();
        int low = 0, high = _byLetters.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[_byLetters[middle]], word) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < _byLetters.Length && _words[_byLetters[low]].StartsWith(word, StringComparison.Ordinal); low++)
        {
            if (guesses.Count == MostBeginnings)
                return [];
            guesses.Add(new(_byLetters[low], Guess.Beginning));
        }

        return guesses;
    }

    private int FirstOfLength(int[] words, int length)
    {
        int low = 0, high = words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_words[words[middle]].Length < length)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Short words and names with digits are other words when a letter changes.</summary>
    private static bool IsFuzzy(string word) => word.Length is >= ShortestFuzzy and <= LongestFuzzy && !word.Any(char.IsDigit);

    private static IEnumerable<int> Pairs(string word)
    {
        char before = '^';
        var seen = new HashSet<int>();
        foreach (char letter in word)
        {
            int pair = (before << 16) | letter;
            if (seen.Add(pair))
                yield return pair;
            before = letter;
        }
    }
}
