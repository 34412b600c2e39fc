using System.Buffers;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Questions;

/// <summary>
/// Cuts messages into words and finds out which words of the notes they may be: typos, words run together, short spellings, in any script,
/// in bounded time.
/// </summary>
internal sealed class TokenReader(Vocabulary vocabulary, NameIndex names, TextIndex texts, IReadOnlyList<CourseWord> spellings)
{
    private const int MostTokens = 120;
    private const int MostLookups = 32;
    private const int MostVendors = 4;
    private const int LongestWord = 40;
    private const int ShortestSplit = 4;
    private const int ShortestHalf = 2;
    private const int ShortestCue = 5;
    private const int ShortestBehindVendor = 4;

    /// <summary>One letter makes another word of a shorter one.</summary>
    private const int ShortestTwoOff = 7;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!;\n\r…。？！؟");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".?!;\n\r…。？！؟,:()–—،、");

    private static readonly Dictionary<Language, Lazy<Vocabulary>> OftenMisspelt =
        Known.All.ToDictionary(
            language => language,
            language => new Lazy<Vocabulary>(() => new(language.Words(Cue.Misspelt).Select(word => (word, language)))));

    private readonly Dictionary<string, string> full = spellings
        .SelectMany(word => word.Words.Select(written => (written, word.Name)))
        .Select(pair => (Written: Words.Of(pair.written), Full: Words.Of(pair.Name)))
        .Where(pair => pair.Written.Count == 1 && pair.Full.Count == 1)
        .DistinctBy(pair => pair.Written[0].Text)
        .ToDictionary(pair => pair.Written[0].Text, pair => pair.Full[0].Text, StringComparer.Ordinal);

    /// <param name="text">What to cut.</param>
    /// <param name="otherwise">The language to read it in where it does not tell its own.</param>
    public (List<Token> Tokens, Language Language) Read(string text, Language otherwise)
    {
        var words = Words.Of(text);
        if (words.Count > MostTokens)
            words = [.. words.Take(MostTokens / 2), .. words.Skip(words.Count - (MostTokens / 2))];
        var language = Known.Of([.. words.Select(word => word.Text)], otherwise);
        var tokens = new List<Token>(words.Count);
        var seen = new Dictionary<string, Token>(StringComparer.Ordinal);
        int sentence = 0, clause = 0, end = 0, vendors = 0, lookups = 0;
        foreach (var word in words)
        {
            var between = tokens.Count > 0 ? text.AsSpan(end, word.Start - end) : [];
            if (between is not "." && between.ContainsAny(SentenceEnds))
                sentence++;
            if (between is not "." && between.ContainsAny(ClauseEnds))
                clause++;
            end = word.End;
            if (!seen.TryGetValue(word.Text, out var known))
            {
                seen[word.Text] = known = Lookup(word.Text, language, nearly: lookups < MostLookups);
                lookups += known.IsEmpty ? 0 : 1;
            }

            if (tokens.Count > 0 && Vendors.IsOne(tokens[^1].Text) && clause == tokens[^1].Clause && vendors++ < MostVendors)
                known = BehindVendor(known);
            tokens.Add(known with { Start = word.Start, End = word.End, Sentence = sentence, Clause = clause });
        }

        return (tokens, language);
    }

    private Token Lookup(string word, Language language, bool nearly)
    {
        var text = full.GetValueOrDefault(word) ?? language.InFull(word);
        if (language.IsFiller(text) || (language.IsChat(text) && !IsSubject(text)))
            return Empty(text, language);
        if (text.Length > LongestWord)
            return new(text, 0, 0, 0, 0, false, []);
        var guesses = vocabulary.Exactly(text, language);
        if (guesses.Count == 0 && nearly)
        {
            guesses = Split(text);
            if (guesses.Count == 0)
                guesses = [.. vocabulary.Nearly(text).SelectMany(WithForms).DistinctBy(guess => guess.Word)];
            if ((guesses.Count == 0 || IsSaidByTheWay(guesses[0], language)) && text.Length >= ShortestCue
                && OftenMisspelt.GetValueOrDefault(language)?.Value is { } cues
                && cues.Nearly(text) is [{ Likeness: >= Likeness.OneLetterOff } cue, ..])
                return Empty(cues[cue.Word], language);
        }

        return new(text, 0, 0, 0, 0, false, guesses);
    }

    private bool IsSubject(string word) => vocabulary.Find(word) is >= 0 and var known && texts.IsSubject(vocabulary.StemOf(known));

    private bool IsSaidByTheWay(LikeWord guess, Language language) =>
        language.IsByTheWay(vocabulary[guess.Word]);

    /// <summary>"Model card": a word that is about nothing may still be one of a name, also in its plural.</summary>
    private Token Empty(string word, Language language) => new(
        word, 0, 0, 0, 0, true,
        [.. vocabulary.Exactly(word, language).Where(guess => guess.Likeness >= Likeness.Plural && names.Has(guess.Word))]);

    /// <summary>"Modles" are "models", and so may be a "model".</summary>
    private IEnumerable<LikeWord> WithForms(LikeWord guess)
    {
        List<LikeWord> forms = [guess];
        foreach (var form in vocabulary.WithStem(vocabulary.StemOf(guess.Word)))
            forms.Add(new(form, guess.Likeness * Likeness.OtherForm));
        return forms;
    }

    /// <summary>
    /// "Amazon recognition", "aws glew": behind the maker stands a name, even where the word is another one; and where it is none of the
    /// notes', another product's.
    /// </summary>
    private Token BehindVendor(Token word)
    {
        if (word.Text.Length < ShortestBehindVendor || word.Guesses.Any(guess => names.Has(guess.Word)))
            return word;
        var sound = Sound.Of(word.Text);
        var most = word.Text.Length < ShortestTwoOff ? 1 : 2;
        List<LikeWord> meant =
        [
            .. names.BehindVendor
                .Where(name => name.Sound == sound || Spelling.Distance(vocabulary[name.Word], word.Text, most) <= most)
                .Select(name => new LikeWord(name.Word, Likeness.SoundsAlike)),
        ];
        return meant.Count > 0 ? word with { IsEmpty = false, Guesses = [.. meant, .. word.Guesses] }
            : word.IsEmpty ? word
            : word with { Guesses = [] };
    }

    /// <summary>"datadrift", "sunkcosts", "topk": both words of a name in one.</summary>
    private List<LikeWord> Split(string word)
    {
        for (var at = ShortestHalf; at < word.Length && word.Length >= ShortestSplit; at++)
        {
            var tail = word[at..];
            if (tail.Length == 1 && EnglishWords.Contains(word))
                break;
            int first = vocabulary.Find(word[..at]), second = vocabulary.Find(tail);
            if (second < 0 && tail is [.. var one, 's'])
                second = vocabulary.Find(one);
            if (first >= 0 && second >= 0 && names.HasPair(first, second))
                return [new(first, Likeness.OtherForm), new(second, Likeness.OtherForm)];
        }

        return [];
    }
}
