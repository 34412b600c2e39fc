using System.Text;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Notes;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Reads messages: the names of the notes in them, and the words that say what they are about.</summary>
internal sealed class QuestionReader(
    Vocabulary vocabulary, NameIndex names, TextIndex texts, Language language, IReadOnlyList<CourseWord> spellings)
{
    private const int MostCharacters = 2000;
    private const int MostKeywords = 24;
    private const int LongestWord = 40;
    private const int LongestJoin = 3;
    private const int ShortestJoin = 6;
    private const int ShortestJoinBySound = 8;
    private const int LongestLink = 2;
    private const int LongestInitials = 4;
    private const int ShortestMisspelt = 7;

    private readonly TokenReader reader = new(vocabulary, names, texts, spellings);

    public Question Read(string message)
    {
        var text = Cut(message);
        var (tokens, spoken) = reader.Read(text, language);
        List<WordMatch> matches =
        [
            .. tokens.Index().SelectMany(token => token.Item.Guesses
                .Select(guess => new WordMatch(token.Index, token.Index, guess.Word, guess.Likeness))),
        ];
        matches.AddRange(Joined(tokens));
        matches.AddRange(Initials(tokens));
        HashSet<int> read = [.. matches.SelectMany(match => Enumerable.Range(match.First, match.Last - match.First + 1))];
        return new()
        {
            Text = text,
            Spelt = Spell(text, tokens),
            Language = spoken,
            Tokens = tokens,
            Names = names.Find(matches, token => tokens[token].Sentence, token => Known.IsWithinName(tokens[token].Text)),
            Keywords = Keywords(tokens, read),
        };
    }

    /// <summary>Of a very long message the start and the end: what is asked stands there.</summary>
    private static string Cut(string message) => message.Length <= MostCharacters
        ? message
        : string.Concat(message.AsSpan(0, MostCharacters / 2), "\n", message.AsSpan(message.Length - (MostCharacters / 2)));

    private string Spell(string text, List<Token> tokens)
    {
        var spelt = new StringBuilder();
        var end = 0;
        foreach (var token in tokens)
        {
            spelt.Append(text, end, token.Start - end);
            if (token is { IsEmpty: false, Guesses: [{ Likeness: < Likeness.OtherForm and >= Likeness.OneLetterOff } guess, ..] })
                spelt.Append(vocabulary[guess.Word]);
            else
                spelt.Append(text, token.Start, token.End - token.Start);
            end = token.End;
        }

        return spelt.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>"quick sight" and "s 3": one word of a name in two or three.</summary>
    private List<WordMatch> Joined(List<Token> tokens)
    {
        var joined = new List<WordMatch>();
        for (var first = 0; first < tokens.Count; first++)
        {
            var word = tokens[first].Text;
            var end = Math.Min(tokens.Count, first + LongestJoin);
            for (var last = first + 1; last < end && tokens[last].Sentence == tokens[first].Sentence; last++)
            {
                word += tokens[last].Text;
                var said = tokens.GetRange(first, last - first + 1);
                if (word.Length > LongestWord || AreByTheWay(said) || !(said.Exists(IsPiece) || IsLongName(word)))
                    continue;
                var guesses = vocabulary.Exactly(word, language);
                if (said.Exists(token => token.Text.Length <= LongestLink))
                    guesses.RemoveAll(guess => guess.Likeness < Likeness.Same);
                else if (guesses.Count == 0 && word.Length >= ShortestJoinBySound)
                    guesses = vocabulary.Sounding(word);
                joined.AddRange(guesses
                    .Where(guess => names.Has(guess.Word))
                    .Select(guess => new WordMatch(first, last, guess.Word, Math.Min(guess.Likeness, Likeness.Plural))));
            }
        }

        return joined;
    }

    /// <summary>"I am" is no IAM.</summary>
    private static bool AreByTheWay(List<Token> said) =>
        said.TrueForAll(token => token.IsEmpty) && said.Exists(token => token.Text.Length > 1);

    /// <summary>"machine learning" for "ML" in "ML Lifecycle".</summary>
    private IEnumerable<WordMatch> Initials(List<Token> tokens)
    {
        for (var first = 0; first + 1 < tokens.Count; first++)
        {
            var initials = "";
            var end = Math.Min(tokens.Count, first + LongestInitials);
            for (var last = first; last < end && tokens[last] is { IsEmpty: false } token && token.Clause == tokens[first].Clause; last++)
            {
                initials += token.Text[..1];
                if (initials.Length > 1 && vocabulary.Find(initials) is >= 0 and var word
                    && tokens.Exists(other => other.Sentence == token.Sentence
                        && other.Guesses.Any(guess => names.HasPair(word, guess.Word)))
                    && AreInFull(initials, tokens[first..(last + 1)]))
                    yield return new(first, last, word, Likeness.OtherForm);
            }
        }
    }

    /// <summary>"Model learned" is no ML where the notes tell what ML is short for.</summary>
    private bool AreInFull(string initials, List<Token> said) => names.Named(initials) is not { Count: > 0 } known
        || names.Named(string.Join(' ', said.Select(token => token.Text))).Any(known.Contains);

    /// <summary>"Stage hand": two words of the notes, and together one of a name.</summary>
    private bool IsLongName(string word) => word.Length >= ShortestJoin && vocabulary.Find(word) is >= 0 and var whole && names.Has(whole);

    /// <summary>A word that the notes do not have by itself, or a single letter.</summary>
    private static bool IsPiece(Token token) => token.Text.Length == 1 || token.Guesses is not [{ Likeness: Likeness.Same }, ..];

    private List<Keyword> Keywords(List<Token> tokens, HashSet<int> read)
    {
        var keywords = new List<Keyword>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var token = 0; token < tokens.Count; token++)
        {
            var word = tokens[token];
            if (!word.IsEmpty && !IsShare(tokens, token) && (word.Text.Length > 1 || read.Contains(token)) && seen.Add(word.Text))
                keywords.Add(KeywordOf(token, word));
        }

        return keywords.Count <= MostKeywords ? keywords
            : [.. keywords
                .OrderByDescending(word => word.Stems.Count > 0)
                .ThenByDescending(word => word.Weight)
                .ThenBy(word => word.Token)
                .Take(MostKeywords)
                .OrderBy(word => word.Token)];
    }

    /// <summary>"100 percent" is how sure one is.</summary>
    private static bool IsShare(List<Token> tokens, int token) =>
        token + 1 < tokens.Count && tokens[token + 1].Text == "percent" && tokens[token].Text.All(char.IsDigit);

    private Keyword KeywordOf(int token, Token word)
    {
        var stems = new Dictionary<int, float>();
        if (!word.Text.All(char.IsDigit))
        {
            foreach (var guess in word.Guesses)
            {
                var stem = vocabulary.StemOf(guess.Word);
                if (!texts.Has(stem) || (guess.Likeness <= Likeness.OneLetterOff && word.Text.Length < ShortestMisspelt))
                    continue;
                var likeness = guess.Likeness >= Likeness.OtherForm ? Likeness.Same : guess.Likeness;
                stems[stem] = Math.Max(stems.GetValueOrDefault(stem), likeness);
            }
        }

        var weight = stems.Count > 0 ? stems.Max(stem => texts.Rarity[stem.Key]) : texts.Unknown;
        var ordered = stems.OrderByDescending(stem => stem.Value).ThenBy(stem => stem.Key);
        return new(token, word.Text, weight, !stems.Keys.Any(texts.Tells), [.. ordered.Select(stem => (stem.Key, stem.Value))]);
    }
}
