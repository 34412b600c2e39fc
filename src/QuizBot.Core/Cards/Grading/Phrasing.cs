using QuizBot.Core.Text;

namespace QuizBot.Core.Cards.Grading;

/// <summary>Takes an answer out of the words that people put around it: "I think it's the Glue service" is also "Glue".</summary>
internal static class Phrasing
{
    private static readonly string[][] Openings = Sequences(
        "i think", "i believe", "i guess", "i would say", "i d say", "id say", "i say", "im not sure but", "i am not sure but",
        "not sure but", "im not sure", "i am not sure", "not sure", "maybe", "perhaps", "probably", "possibly", "definitely", "obviously",
        "clearly", "surely", "my answer is", "my guess is", "answer is", "answer", "is it", "would it be", "could it be", "it must be",
        "must be", "it should be", "should be", "it would be", "would be", "it could be", "could be", "it might be", "might be", "itd be",
        "itll be", "it is called", "it called", "is called", "called", "this is", "that is", "they are", "theyre", "these are", "it is",
        "its", "it", "thats", "that",
        "he is", "she is", "we call it", "you call it", "known as", "um", "uh", "hm", "hmm", "well", "so", "oh", "ok", "okay", "hey",
        "then");

    private static readonly string[][] Closings = Sequences(
        "i think", "i believe", "i guess", "i would say", "isnt it", "is it", "right", "please", "maybe", "perhaps", "probably",
        "of course", "obviously", "for sure", "i suppose");

    private static readonly HashSet<string> Kinds = ["service", "services", "stage", "stages", "step", "phase", "process"];

    /// <summary>
    /// What may have been meant, closest to the wording first; <see cref="Reading.Loose"/> where a word with a meaning was left out.
    /// </summary>
    public static IReadOnlyList<Reading> Readings(IReadOnlyList<Word> said)
    {
        var plain = PlainWords.Of(said);
        var bare = PlainWords.Of(WithoutTalk(plain));
        var readings = new List<Reading> { new(plain, false) };
        if (bare.Count < plain.Count)
            readings.Add(new(bare, false));
        if (bare.Count > 1 && Kinds.Contains(bare[^1].Text))
            readings.Add(new([.. bare.Take(bare.Count - 1)], true));
        return readings;
    }

    private static IReadOnlyList<Word> WithoutTalk(IReadOnlyList<Word> words)
    {
        while (Openings.FirstOrDefault(opening => opening.Length < words.Count && IsAt(words, 0, opening)) is { } opening)
            words = [.. words.Skip(opening.Length)];
        while (Closings.FirstOrDefault(closing => closing.Length < words.Count
            && IsAt(words, words.Count - closing.Length, closing)) is { } closing)
            words = [.. words.Take(words.Count - closing.Length)];
        return words;
    }

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
/// <param name="Loose">True where a word like "service" or "stage" was left out at the end.</param>
internal readonly record struct Reading(IReadOnlyList<Word> Words, bool Loose);
