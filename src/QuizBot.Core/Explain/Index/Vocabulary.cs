using System.Buffers;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Index;

/// <summary>Every word of the notes, each with a number, found also when it is misspelt.</summary>
/// <remarks>
/// Words are numbered by length, so that words of a near length stand side by side in each list of words that share two letters.
/// </remarks>
internal sealed class Vocabulary
{
    private const int ShortestFuzzy = 4;
    private const int ShortestSaid = 3;
    private const int ShortestOtherStart = 8;
    private const int ShortestTwoOff = 10;
    private const int MostTwoOffSound = 2;
    private const int ShortestBeginning = 4;
    private const int MostBeginnings = 3;
    private const int LongestFuzzy = 40;

    private readonly string[] words;
    private readonly Dictionary<string, int> numbers;
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);
    private readonly int[] stemOf;
    private readonly Buckets<int> byStem;
    private readonly Dictionary<string, int[]> bySound;
    private readonly Dictionary<int, int[]> byPair;
    private readonly int[] byLetters;

    /// <param name="all">Every word, with the language it stands in; a word of two counts as the first one's.</param>
    public Vocabulary(IEnumerable<(string Word, Language Language)> all)
    {
        var languages = new Dictionary<string, Language>(StringComparer.Ordinal);
        foreach ((var word, var language) in all)
            languages.TryAdd(word, language);
        words = [.. languages.Keys.OrderBy(word => word.Length).ThenBy(word => word, StringComparer.Ordinal)];
        numbers = words.Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal);
        stemOf = new int[words.Length];
        for (var word = 0; word < words.Length; word++)
        {
            var stem = languages[words[word]].StemOf(words[word]);
            if (!stems.TryGetValue(stem, out var number))
                stems[stem] = number = stems.Count;
            stemOf[word] = number;
        }

        byStem = Buckets<int>.Of(StemCount, stemOf.Index().Select(word => (word.Item, word.Index)));
        bySound = words.Index().Where(word => IsFuzzy(word.Item)).GroupBy(word => Sound.Of(word.Item), word => word.Index)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        byPair = words.Index().Where(word => IsFuzzy(word.Item)).SelectMany(word => Pairs(word.Item).Select(pair => (pair, word.Index)))
            .GroupBy(entry => entry.pair, entry => entry.Index).ToDictionary(group => group.Key, group => group.ToArray());
        byLetters = [.. Enumerable.Range(0, words.Length)];
        Array.Sort(byLetters, (one, other) => string.CompareOrdinal(words[one], words[other]));
    }

    public int Count => words.Length;

    public int StemCount => stems.Count;

    public string this[int word] => words[word];

    public int StemOf(int word) => stemOf[word];

    /// <summary>The number of a word written just so; -1 where there is none.</summary>
    public int Find(string word) => numbers.GetValueOrDefault(word, -1);

    /// <summary>The number of a stem; -1 where no word has it.</summary>
    public int FindStem(string stem) => stems.GetValueOrDefault(stem, -1);

    /// <summary>The words that share a stem.</summary>
    public ReadOnlySpan<int> WithStem(int stem) => byStem[stem];

    /// <summary>The words meant by one that is written right or in another form; likeliest first.</summary>
    public List<LikeWord> Exactly(string word, Language language)
    {
        var guesses = new List<LikeWord>();
        var same = Find(word);
        if (same >= 0)
            guesses.Add(new(same, Likeness.Same));
        var stem = FindStem(language.StemOf(word));
        if (stem >= 0)
        {
            foreach (var form in byStem[stem])
            {
                if (form == same)
                    continue;
                var isPlural = IsPlural(words[form], word) || IsPlural(word, words[form]);
                guesses.Add(new(form, isPlural ? Likeness.Plural : Likeness.OtherForm));
            }
        }

        return guesses;
    }

    /// <summary>The words that may be meant by one that the notes do not have; the likeliest only, empty where none is near.</summary>
    public List<LikeWord> Nearly(string word)
    {
        if (word.Length < ShortestSaid || word.Length > LongestFuzzy || word.Any(char.IsDigit))
            return LookAlike(word);
        var guesses = Sounding(word);
        if (guesses.Count > 0)
            return guesses;
        var most = word.Length >= ShortestTwoOff ? 2 : 1;
        int[] pairs = [.. Pairs(word)];

        // One typo, a swap of neighbours above all, costs at most three of a word's pairs; whoever shares less than half is another word.
        var near = Sharing(pairs, word.Length, most, fewest: most == 1 ? pairs.Length - 3 : Math.Max(pairs.Length - 6, pairs.Length / 2));
        guesses = Misspelt(word, near.Where(other => other.Pairs >= pairs.Length - 3), 1, Likeness.OneLetterOff);
        if (guesses.Count == 0)
            guesses = Beginnings(word);
        return guesses.Count == 0 && most == 2 ? Misspelt(word, near, most, Likeness.TwoLettersOff) : guesses;
    }

    /// <summary>The words that sound like one; empty where none does.</summary>
    public List<LikeWord> Sounding(string word) =>
        [.. bySound.GetValueOrDefault(Sound.Of(word), []).Select(near => new LikeWord(near, Likeness.SoundsAlike))];

    /// <summary>Words that share at least half of their letter pairs with this one, most first: for "did you mean".</summary>
    public List<int> Alike(string word)
    {
        if (word.Length is < ShortestSaid or > LongestFuzzy)
            return [];
        var longer = Math.Max(2, word.Length / 3);
        int[] pairs = [.. Pairs(word)];
        return [.. Sharing(pairs, word.Length, longer, fewest: (pairs.Length + word.Length - longer) / 4)
            .Where(near => 2 * 2 * near.Pairs >= pairs.Length + words[near.Word].Length)
            .OrderByDescending(near => 2.0 * near.Pairs / (pairs.Length + words[near.Word].Length)).ThenBy(near => near.Word)
            .Take(MostBeginnings)
            .Select(near => near.Word)];
    }

    /// <summary>"a2l" and "a21" for "a2i": letters that phones and eyes confuse, in short names with a digit.</summary>
    private List<LikeWord> LookAlike(string word)
    {
        if (word.Length is < 3 or > 8 || !EntryNames.IsCode(word))
            return [];
        var found = Find(word[..1] + word[1..].Replace('l', 'i').Replace('1', 'i'));
        return found < 0 ? [] : [new(found, Likeness.SoundsAlike)];
    }

    private List<LikeWord> Misspelt(string word, IEnumerable<(int Word, int Pairs)> near, int most, float likeness)
    {
        var sound = Sound.Of(word);
        return [.. near.Where(other => MayBe(word, words[other.Word]) && Spelling.Distance(word, words[other.Word], most) <= most)
            .Where(other => most == 1 || Spelling.Distance(sound, Sound.Of(words[other.Word]), MostTwoOffSound) <= MostTwoOffSound)
            .OrderByDescending(other => other.Pairs).ThenBy(other => other.Word)
            .Take(MostBeginnings)
            .Select(other => new LikeWord(other.Word, likeness))];
    }

    /// <summary>The words of a near length that share at least so many of these letter pairs.</summary>
    private List<(int Word, int Pairs)> Sharing(int[] pairs, int length, int longer, int fewest)
    {
        var shared = ArrayPool<byte>.Shared.Rent(Math.Max(1, Count));
        Array.Clear(shared, 0, Count);
        var found = new List<int>();
        fewest = Math.Max(1, fewest);
        int from = FirstOfLength(length - longer), to = FirstOfLength(length + longer + 1);
        foreach (var pair in pairs)
        {
            if (!byPair.TryGetValue(pair, out var near))
                continue;
            var first = Array.BinarySearch(near, from);
            for (var at = first < 0 ? ~first : first; at < near.Length && near[at] < to; at++)
            {
                if (++shared[near[at]] == fewest)
                    found.Add(near[at]);
            }
        }

        List<(int, int)> sharing = [.. found.Select(word => (word, (int)shared[word]))];
        ArrayPool<byte>.Shared.Return(shared);
        return sharing;
    }

    /// <summary>Hardly anyone gets the first letter of a short word wrong: "blue" and "clue" are no glue.</summary>
    private static bool MayBe(string said, string word) => said[0] == word[0] || said.Length >= ShortestOtherStart;

    private List<LikeWord> Beginnings(string word)
    {
        if (word.Length < ShortestBeginning)
            return [];
        var guesses = new List<LikeWord>();
        var first = LowerBound.Of<int>(byLetters, other => string.CompareOrdinal(words[other], word) < 0);
        for (var low = first; low < byLetters.Length && words[byLetters[low]].StartsWith(word, StringComparison.Ordinal); low++)
        {
            if (guesses.Count == MostBeginnings)
                return [];
            guesses.Add(new(byLetters[low], Likeness.Beginning));
        }

        return guesses;
    }

    /// <summary>The number of the first word that is at least so long.</summary>
    private int FirstOfLength(int length) => LowerBound.Of<string>(words, word => word.Length < length);

    private static bool IsPlural(string word, string other) =>
        word.Length == other.Length + 1 && word[^1] == 's' && word.StartsWith(other, StringComparison.Ordinal);

    /// <summary>Short words and names with digits are other words when a letter changes.</summary>
    private static bool IsFuzzy(string word) => word.Length is >= ShortestFuzzy and <= LongestFuzzy && !word.Any(char.IsDigit);

    private static IEnumerable<int> Pairs(string word)
    {
        var before = '^';
        var seen = new HashSet<int>();
        foreach (var letter in word)
        {
            var pair = (before << 16) | letter;
            if (seen.Add(pair))
                yield return pair;
            before = letter;
        }
    }
}
