using System.Buffers;
using QuizBot.Core.Explain.English;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Text;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Reads messages: typos, words run together or torn apart, short spellings, in any script, in bounded time.</summary>
internal sealed class QuestionReader(Vocabulary vocabulary, NameIndex names, TextIndex texts)
{
    private const int MostCharacters = 2000;
    private const int MostTokens = 120;
    private const int MostLookups = 32;
    private const int MostClues = 24;
    private const int MostVendors = 4;
    private const int LongestWord = 40;
    private const int ShortestSplit = 6;
    private const int ShortestTurn = 5;
    private const int ShortestBehindVendor = 4;

    /// <summary>One letter makes another word of a shorter one: "tent" is no text.</summary>
    private const int ShortestMisspelt = 7;
    private const int LongestJoin = 3;
    private const int LongestLink = 2;
    private const int LongestInitials = 4;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".?!;\n\r…。？！؟");
    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".?!;\n\r…。？！؟,:()–—،、");

    private static readonly Vocabulary Turns = new(Lexicon.Turns);

    public Question Read(string message)
    {
        var text = Cut(message);
        var tokens = Tokens(text);
        List<WordMatch> matches = [.. tokens.Index().SelectMany(token => token.Item.Guesses.Select(guess => new WordMatch(token.Index, token.Index, guess.Word, guess.Likeness)))];
        matches.AddRange(Joined(tokens));
        matches.AddRange(Initials(tokens));
        HashSet<int> read = [.. matches.SelectMany(match => Enumerable.Range(match.First, match.Last - match.First + 1))];
        var clues = Clues(tokens, read);
        return new()
        {
            Text = text,
            Tokens = tokens,
            Names = names.Find(matches, token => tokens[token].Sentence),
            Clues = clues,
            Faint = [.. tokens.Index().Where(token => token.Item.Empty && Lexicon.IsFaint(token.Item.Text)).DistinctBy(token => token.Item.Text)
                .Select(token => FaintClue(token.Index, token.Item.Text)).OfType<Keyword>()],
            Turning = TurningOf(tokens, clues),
            Sort = clues.Find(clue => IsSort(tokens, clue.Token)),
        };
    }

    private static (Keyword From, Keyword To)? TurningOf(List<Token> tokens, List<Keyword> clues) =>
        Direction.In([.. tokens.Select(token => token.Text)])
            .Select(turning => (From: clues.Find(clue => clue.Token == turning.From), To: clues.Find(clue => clue.Token == turning.To)))
            .Where(pair => pair.From is not null && pair.To is not null)
            .Select(pair => ((Keyword, Keyword)?)(pair.From!, pair.To!))
            .FirstOrDefault();

    /// <summary>"A model that understands", "which learning", "what kind of data".</summary>
    private static bool IsSort(List<Token> tokens, int token) =>
        (token + 1 < tokens.Count && tokens[token + 1].Text is "that" or "which" or "who" or "where" or "whose")
        || (token > 0 && tokens[token - 1].Text is "which" or "what")
        || (token > 1 && tokens[token - 1].Text == "of" && tokens[token - 2].Text is "kind" or "type" or "sort" or "form");

    /// <summary>Of a very long message the start and the end: what is asked stands there.</summary>
    private static string Cut(string message) => message.Length <= MostCharacters
        ? message
        : string.Concat(message.AsSpan(0, MostCharacters / 2), "\n", message.AsSpan(message.Length - (MostCharacters / 2)));

    private List<Token> Tokens(string text)
    {
        var words = Words.Of(text);
        if (words.Count > MostTokens)
            words = [.. words.Take(MostTokens / 2), .. words.Skip(words.Count - (MostTokens / 2))];
        var tokens = new List<Token>(words.Count);
        var seen = new Dictionary<string, Token>(StringComparer.Ordinal);
        int sentence = 0, clause = 0, end = 0, vendors = 0;
        foreach (var word in words)
        {
            var between = tokens.Count > 0 ? text.AsSpan(end, word.Start - end) : [];
            if (between is not "." && between.ContainsAny(SentenceEnds))
                sentence++;
            if (between is not "." && between.ContainsAny(ClauseEnds))
                clause++;
            end = word.End;
            if (!seen.TryGetValue(word.Text, out var known))
                seen[word.Text] = known = Lookup(word.Text, nearly: seen.Count(other => !other.Value.Empty) < MostLookups);
            if (tokens.Count > 0 && Lexicon.IsVendor(tokens[^1].Text) && clause == tokens[^1].Clause && vendors++ < MostVendors)
                known = OfVendor(tokens[^1].Text, known);
            tokens.Add(known with { Start = word.Start, End = word.End, Sentence = sentence, Clause = clause });
        }

        return tokens;
    }

    private Token Lookup(string word, bool nearly)
    {
        var text = Lexicon.InFull(word);
        if (Lexicon.IsEmpty(text))
            return Empty(text);
        if (text.Length > LongestWord)
            return new(text, 0, 0, 0, 0, false, []);
        var guesses = vocabulary.Exactly(text);
        if (guesses.Count == 0 && nearly)
        {
            guesses = Split(text);
            if (guesses.Count == 0)
                guesses = [.. vocabulary.Nearly(text).SelectMany(WithForms).DistinctBy(guess => guess.Word)];
            if ((guesses.Count == 0 || Lexicon.IsEmpty(vocabulary[guesses[0].Word])) && text.Length >= ShortestTurn && Turns.Nearly(text) is [{ Likeness: >= Candidate.OneLetterOff } turn, ..])
                return Empty(Turns[turn.Word]);
        }

        return new(text, 0, 0, 0, 0, false, guesses);
    }

    private Token Empty(string word) => new(word, 0, 0, 0, 0, true, vocabulary.Find(word) is >= 0 and var same && names.Has(same) ? [new(same, Candidate.Same)] : []);

    /// <summary>"Modles" are "models", and so may be a "model".</summary>
    private IEnumerable<Candidate> WithForms(Candidate guess)
    {
        List<Candidate> forms = [guess];
        foreach (var form in vocabulary.WithStem(vocabulary.StemOf(guess.Word)))
            forms.Add(new(form, guess.Likeness * Candidate.OtherForm));
        return forms;
    }

    /// <summary>"Amazon recognition", "aws glew": behind the vendor stands a name, even where the word is another one; and where it is none of the notes', another product's.</summary>
    private Token OfVendor(string vendor, Token word)
    {
        if (word.Text.Length < ShortestBehindVendor || word.Guesses.Any(guess => names.Has(guess.Word)))
            return word;
        var sound = Sound.Of(word.Text);
        var most = word.Text.Length < ShortestMisspelt ? 1 : 2;
        List<Candidate> meant = [.. names.BehindVendor
            .Where(name => name.Sound == sound || Spelling.Distance(vocabulary[name.Word], word.Text, most) <= most).Select(name => new Candidate(name.Word, Candidate.SoundsAlike))];
        return meant.Count == 0 ? (vendor == "amazon" && !word.Empty ? word with { Guesses = [] } : word)
            : word with { Empty = false, Guesses = [.. meant, .. word.Guesses] };
    }

    /// <summary>"datadrift": both words of a name in one.</summary>
    private List<Candidate> Split(string word)
    {
        for (var at = 2; at <= word.Length - 2 && word.Length >= ShortestSplit; at++)
        {
            int first = vocabulary.Find(word[..at]), second = vocabulary.Find(word[at..]);
            if (first >= 0 && second >= 0 && names.HasPair(first, second))
                return [new(first, Candidate.OtherForm), new(second, Candidate.OtherForm)];
        }

        return [];
    }

    /// <summary>"quick sight" and "s 3": one word of a name in two or three.</summary>
    private List<WordMatch> Joined(List<Token> tokens)
    {
        var joined = new List<WordMatch>();
        for (var first = 0; first < tokens.Count; first++)
        {
            var word = tokens[first].Text;
            for (var last = first + 1; last < tokens.Count && last < first + LongestJoin && tokens[last].Sentence == tokens[first].Sentence; last++)
            {
                word += tokens[last].Text;
                if (word.Length > LongestWord || !(Enumerable.Range(first, last - first + 1).Any(token => IsPiece(tokens[token])) || IsLongName(word)))
                    continue;
                var guesses = vocabulary.Exactly(word);
                if (tokens.GetRange(first, last - first + 1).Exists(token => token.Text.Length <= LongestLink))
                    guesses.RemoveAll(guess => guess.Likeness < Candidate.Same);
                else if (guesses.Count == 0 && word.Length >= ShortestSplit + 2)
                    guesses = vocabulary.Sounding(word);
                joined.AddRange(guesses.Where(guess => names.Has(guess.Word)).Select(guess => new WordMatch(first, last, guess.Word, Math.Min(guess.Likeness, Candidate.Plural))));
            }
        }

        return joined;
    }

    /// <summary>"machine learning" for "ML" in "ML Lifecycle".</summary>
    private IEnumerable<WordMatch> Initials(List<Token> tokens)
    {
        for (var first = 0; first + 1 < tokens.Count; first++)
        {
            var initials = "";
            for (var last = first; last < tokens.Count && last < first + LongestInitials && tokens[last] is { Empty: false } token && token.Clause == tokens[first].Clause; last++)
            {
                initials += token.Text[..1];
                if (initials.Length > 1 && vocabulary.Find(initials) is >= 0 and var word && tokens.Exists(other => other.Sentence == token.Sentence && other.Guesses.Any(guess => names.HasPair(word, guess.Word))))
                    yield return new(first, last, word, Candidate.OtherForm);
            }
        }
    }

    /// <summary>"Stage hand": two words of the notes, and together one of a name.</summary>
    private bool IsLongName(string word) => word.Length >= ShortestSplit && vocabulary.Find(word) is >= 0 and var whole && names.Has(whole);

    /// <summary>A word that the notes do not have by itself, or a single letter.</summary>
    private static bool IsPiece(Token token) => token.Text.Length == 1 || token.Guesses is not [{ Likeness: Candidate.Same }, ..];

    private List<Keyword> Clues(List<Token> tokens, HashSet<int> read)
    {
        var clues = new List<Keyword>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var token = 0; token < tokens.Count; token++)
        {
            var word = tokens[token];
            if (!word.Empty && !IsListing(tokens, token) && !IsShare(tokens, token) && (word.Text.Length > 1 || read.Contains(token)) && seen.Add(word.Text))
                clues.Add(ClueOf(token, word));
        }

        return clues.Count <= MostClues ? clues : [.. clues.OrderByDescending(clue => clue.Stems.Count > 0).ThenByDescending(clue => clue.Weight).ThenBy(clue => clue.Token).Take(MostClues).OrderBy(clue => clue.Token)];
    }

    /// <summary>"List them all" asks; "a list of numbers" describes.</summary>
    private static bool IsListing(List<Token> tokens, int token) => tokens[token].Text == "list" && (token + 1 == tokens.Count || tokens[token + 1].Text != "of");

    /// <summary>"100 percent" is how sure one is.</summary>
    private static bool IsShare(List<Token> tokens, int token) => token + 1 < tokens.Count && tokens[token + 1].Text == "percent" && tokens[token].Text.All(char.IsDigit);

    private Keyword? FaintClue(int token, string word) =>
        vocabulary.FindStem(Stem.Of(word)) is >= 0 and var stem && texts.Has(stem) ? new(token, word, texts.Rarity[stem], false, [(stem, Candidate.Same)], true) : null;

    private Keyword ClueOf(int token, Token word)
    {
        if (word.Text.All(char.IsDigit))
            return new(token, word.Text, texts.Unknown, true, []);
        var stems = new Dictionary<int, float>();
        foreach (var guess in word.Guesses)
        {
            var stem = vocabulary.StemOf(guess.Word);
            if (texts.Has(stem) && (guess.Likeness > Candidate.OneLetterOff || word.Text.Length >= ShortestMisspelt))
                stems[stem] = Math.Max(stems.GetValueOrDefault(stem), guess.Likeness >= Candidate.OtherForm ? Candidate.Same : guess.Likeness);
        }

        var weight = stems.Count > 0 ? stems.Max(stem => texts.Rarity[stem.Key]) : texts.Unknown;
        foreach ((var other, var likeness) in Synonyms.Of(Stem.Of(word.Text)))
        {
            if (vocabulary.FindStem(other) is >= 0 and var stem && texts.Has(stem))
                stems.TryAdd(stem, likeness);
        }

        var strange = !stems.Any(stem => stem.Value > Keyword.OfSubject && texts.Tells(stem.Key));
        return new(token, word.Text, weight, strange, [.. stems.OrderByDescending(stem => stem.Value).ThenBy(stem => stem.Key).Select(stem => (stem.Key, stem.Value))]);
    }
}
