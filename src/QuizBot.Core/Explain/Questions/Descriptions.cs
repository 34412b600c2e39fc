using QuizBot.Core.Explain.English;
using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Questions;

/// <summary>Finds what a question describes and does not name. Rather none than a wrong one: whatever is found must be told of in the asker's words, and clearly more than the next.</summary>
internal sealed class Descriptions(TextIndex texts)
{
    /// <summary>What the words must weigh that speak for an entry: "model" alone says nothing.</summary>
    public const float LeastEvidence = 1.5f;

    /// <summary>The score of an entry that is meant although the question tells much else: two rare words of it.</summary>
    public const float Telling = 6;

    /// <summary>The same for one that three words speak for.</summary>
    private const float Likely = 3.4f;

    /// <summary>The same where a name is asked for, with more in its favour and less ahead of the next.</summary>
    private const float LikelyAsked = 4;

    private const float FarAhead = 1.4f;
    private const float Ahead = 1.3f;
    private const float AheadAsked = 1.2f;
    private const float JustAhead = 1.1f;

    /// <summary>How much more of a question must be covered that has words the notes do not know.</summary>
    private const float Strange = 0.15f;

    private const float CoversFaintly = 0.75f;

    /// <param name="question">The question.</param>
    /// <param name="cues">Its cues.</param>
    /// <param name="wanted">What may be found.</param>
    /// <param name="coverage">How much of the question the texts of the entry must speak of where little speaks for it.</param>
    public Entry? Best(Question question, Cues cues, Func<Entry, bool> wanted, float coverage)
    {
        if (Two(question, wanted) is not var (hit, ahead) || question.Clues.All(clue => Lexicon.IsFacet(clue.Text)))
            return null;
        if (hit.Coverage > 0.99f && hit.Exact > 1 && ahead >= JustAhead)
            return hit.Entry;

        // A name that was found to mean something else speaks for nothing.
        HashSet<int> refused = [.. question.Names.Where(mention => mention.Whole && mention.Everyday && mention.Entry.Kind != EntryKind.Step).SelectMany(mention => mention.Tokens)];
        var words = texts.WordsFor(question.Clues.Where(clue => !refused.Contains(clue.Token)), hit.Entry);
        if (words >= 2 && hit.Exact >= 2 && hit.Score >= Telling && ahead >= FarAhead)
            return hit.Entry;
        if (words >= 3 && ((hit.Score >= Likely && ahead >= Ahead) || (cues.AsksForName && hit.Score >= LikelyAsked && ahead >= AheadAsked)))
            return hit.Entry;
        var enough = hit.Exact > 0 && words >= (refused.Count > 0 ? 2 : Math.Min(2, question.Clues.Count));
        return enough && !IsPersonal(question) && Covers(question, hit, coverage) ? hit.Entry : null;
    }

    /// <summary>What is found when the words count, too, that mostly say nothing: "a different answer each time".</summary>
    public Entry? Faintly(Question question, Cues cues)
    {
        var more = question with { Clues = [.. question.Clues, .. question.Faint.Select(clue => clue with { Faint = false })], Faint = [] };
        if (Two(more, _ => true) is not var (hit, ahead) || hit.Words < 3)
            return null;
        var covers = hit.Coverage >= CoversFaintly && hit.Coverage * more.Clues.Sum(clue => clue.Weight) >= 2 * LeastEvidence && ahead > AheadAsked;
        return covers || (cues.AsksForName && hit.Score >= Likely && ahead >= Ahead) ? hit.Entry : null;
    }

    /// <summary>The best entry, and how many times the score of the next it has.</summary>
    private (Hit Hit, float Ahead)? Two(Question question, Func<Entry, bool> wanted)
    {
        var hits = texts.Search(question, wanted, 2);
        return hits.Count == 0 ? null : (hits[0], hits.Count == 1 ? float.MaxValue : hits[0].Score / hits[1].Score);
    }

    private bool Covers(Question question, Hit hit, float coverage)
    {
        var asked = question.Clues.Sum(clue => clue.Weight);
        var chat = texts.Unknown * question.Tokens.Count(token => Lexicon.IsChat(token.Text));
        var strange = chat > 0 || question.Clues.Any(clue => clue.IsStrange);
        return hit.Coverage * asked >= LeastEvidence && hit.Coverage * asked / (asked + chat) >= coverage + (strange ? Strange : 0);
    }

    private static bool IsPersonal(Question question) => question.Clues.Count == 1 && question.Tokens.Any(token => Lexicon.IsPersonal(token.Text));
}
