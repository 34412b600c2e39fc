using QuizBot.Core.Notes.Languages;
using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Takes an answer out of the words that people put around it: "I think it's the Glue service" is also "Glue".</summary>
internal static class Phrasing
{
    private static readonly string[][] Openings = Sequences(
        "i think", "i believe", "i guess", "i would say", "i d say", "id say", "i say", "i would go with", "id go with", "i d go with",
        "i go with", "ill go with", "i will go with", "go with", "going with", "im not sure but", "i am not sure but", "not sure but",
        "im not sure", "i am not sure", "not sure", "im pretty sure", "i am pretty sure", "pretty sure", "im sure", "i am sure",
        "quite sure", "im fairly sure", "fairly sure", "maybe", "perhaps", "probably", "possibly", "definitely", "obviously", "clearly",
        "surely", "certainly", "likely", "most likely", "hopefully", "my answer is", "my answer would be", "my guess is",
        "my guess would be", "my guess", "my bet is", "answer is", "answer would be", "answer", "is it", "would it be", "could it be",
        "it must be", "must be", "it should be", "should be", "it would be", "would be", "it could be", "could be", "it might be",
        "might be", "itd be", "itll be", "it is called", "it called", "is called", "called", "this is", "that is", "they are", "theyre",
        "these are", "it is", "its", "it", "thats", "that", "there is", "he is", "she is", "we call it", "you call it", "they call it",
        "known as", "um", "uh", "hm", "hmm", "well", "so", "oh", "ok", "okay", "hey", "then", "use", "using", "you use", "you would use",
        "youd use", "you could use",
        "you can use", "i would use", "id use", "we use", "one uses", "try", "lol", "just", "simply", "basically", "is");

    private static readonly string[][] Closings = Sequences(
        "i think", "i believe", "i guess", "i would say", "id say", "isnt it", "is it", "right", "please", "maybe", "perhaps", "probably",
        "lol", "haha", "tbh", "imo", "imho", "i suppose", "though", "i think so", "or so",
        "of course", "obviously", "for sure", "definitely", "i hope", "no idea", "not sure", "im not sure", "idk", "i reckon", "thats it",
        "would be my guess", "is my guess", "is my answer", "it is", "thanks");

    private static readonly HashSet<string> Kinds =
    [
        "service", "services", "stage", "stages", "step", "phase", "process", "protocol", "protocols", "instance", "instances", "algorithm",
        "method", "technique", "approach", "command", "tool", "framework", "language", "port", "bucket", "buckets", "function", "operator",
        "symbol", "sign", "country", "city", "principle", "law", "effect", "theorem",
    ];

    /// <summary>Words that may stand before a number: "in 1969", "port 443", "up to 15 minutes".</summary>
    private static readonly string[][] Leads = Sequences(
        "in", "on", "at", "port", "ports", "year", "in year", "number", "no", "up to", "max", "maximum", "maximum of", "at most", "exactly",
        "about", "within", "from", "by", "for", "of", "around", "after", "until");

    /// <summary>Words that say no more in the middle of a name: "supervised machine learning".</summary>
    private static readonly HashSet<string> Inner = ["machine", "computer", "service", "type", "kind", "aws", "amazon"];

    private static readonly string[][] Tails = Sequences("of model", "of models", "of data", "of network", "of system", "of course");

    private static readonly HashSet<string> Articles = LanguageWords.All("articles").Where(article => article.Length > 1)
        .Select(Letters.Folded).ToHashSet();

    private static readonly string[] UnspacedTails =
        [.. LanguageWords.All("tails").Select(Letters.Folded).OrderByDescending(tail => tail.Length)];

    /// <summary>
    /// What may have been meant, closest to the wording first; <see cref="Reading.Loose"/> where a word with a meaning was left out.
    /// </summary>
    public static IReadOnlyList<Reading> Readings(IReadOnlyList<Word> said)
    {
        var plain = AnswerForms.Plain(said);
        var bare = AnswerForms.Plain(WithoutTalk(plain));
        var readings = new List<Reading> { new(plain, false) };
        if (bare.Count < plain.Count)
            readings.Add(new(bare, false));
        if (Halved(bare) is { } once)
            readings.Add(new(bare = once, false));
        // "un" is an article before "réseau", and a part of the word before "supervised".
        if (bare.Count > 1 && Articles.Contains(bare[0].Text) && !EnglishWords.Contains(bare[0].Text + bare[1].Text))
            readings.Add(new([.. bare.Skip(1)], true));
        if (WithoutTail(bare[^1]) is { } spoken)
            readings.Add(new([.. bare.SkipLast(1), spoken], false));
        if (Array.Find(Tails, tail => tail.Length < bare.Count && IsAt(bare, bare.Count - tail.Length, tail)) is { } ending)
            readings.Add(new([.. bare.SkipLast(ending.Length)], true));
        if (bare.Count > 1 && Kinds.Contains(bare[^1].Text))
            readings.Add(new([.. bare.SkipLast(1)], true));
        if (Array.Find(Leads, lead => lead.Length < bare.Count && IsAt(bare, 0, lead)) is { } start
            && (NumberWords.IsDigits(bare[start.Length].Text) || start is ["from" or "by" or "within" or "for" or "in" or "at" or "on"]))
            readings.Add(new([.. bare.Skip(start.Length)], true));
        for (var i = 1; i + 1 < bare.Count; i++)
        {
            if (Inner.Contains(bare[i].Text))
                readings.Add(new([.. bare.Take(i), .. bare.Skip(i + 1)], true));
        }

        return readings;
    }

    /// <summary>The words without an opening such as "it is" and a closing such as "I think".</summary>
    public static IReadOnlyList<Word> WithoutTalk(IReadOnlyList<Word> words)
    {
        while (Openings.FirstOrDefault(opening => opening.Length < words.Count && IsAt(words, 0, opening)) is { } opening)
            words = [.. words.Skip(opening.Length)];
        while (Closings.FirstOrDefault(closing => closing.Length < words.Count
            && IsAt(words, words.Count - closing.Length, closing)) is { } closing)
            words = [.. words.Take(words.Count - closing.Length)];
        return words;
    }

    /// <summary>"S3 S3" is said twice.</summary>
    private static List<Word>? Halved(IReadOnlyList<Word> words) =>
        words.Count > 1 && words.Count % 2 == 0 && words.Take(words.Count / 2).Select(word =>
            word.Text).SequenceEqual(words.Skip(words.Count / 2).Select(word => word.Text)) && char.IsLetter(words[0].Text[0])
            ? [.. words.Take(words.Count / 2)]
            : null;

    /// <summary>"機械学習です" is "機械学習".</summary>
    private static Word? WithoutTail(Word word) =>
        Array.Find(UnspacedTails, tail =>
            word.Text.Length > tail.Length + 1 && word.Text.EndsWith(tail, StringComparison.Ordinal)) is { } found
                ? Word.From(word.Text[..^found.Length], word.Start, word.End, 0, word.Exact)
                : null;

    private static bool IsAt(IReadOnlyList<Word> words, int at, string[] sequence)
    {
        for (var next = 0; next < sequence.Length; next++)
            if (words[at + next].Text != sequence[next])
                return false;
        return true;
    }

    private static string[][] Sequences(params string[] sequences)
        => [.. sequences.Select(sequence => sequence.Split(' ')).OrderByDescending(sequence => sequence.Length)];
}

/// <summary>One way to read what a person said.</summary>
/// <param name="Words">At least one.</param>
/// <param name="Loose">True where a word like "service" or "stage" was left out.</param>
internal readonly record struct Reading(IReadOnlyList<Word> Words, bool Loose);
