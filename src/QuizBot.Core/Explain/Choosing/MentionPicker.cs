using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Of the names that are likely meant, takes those that do not want each other's words.</summary>
internal static class MentionPicker
{
    private const int MostAlike = 2;

    /// <summary>In the order in which they are said; names that are said in part and might be any of two come side by side.</summary>
    /// <param name="question">The question.</param>
    /// <param name="named">The names in it.</param>
    public static List<NamedCandidate> Pick(Question question, IEnumerable<NamedCandidate> named)
    {
        var picked = new List<NamedCandidate>();
        foreach (var candidate in named
            .Where(candidate => candidate.Likelihood >= Sureness.Likely)
            .OrderByDescending(candidate => candidate.Mention.Whole || candidate.Mention.IsMost)
            .ThenByDescending(candidate => candidate.Mention.Tokens.Count)
            .ThenByDescending(candidate => candidate.Mention.Likeness)
            .ThenByDescending(candidate => candidate.Mention.Score)
            .ThenBy(candidate => candidate.Entry.Kind))
        {
            if (picked.TrueForAll(other =>
                !Clash(question, other.Mention, candidate.Mention) && !IsTail(question, other.Mention, candidate.Mention)))
                picked.Add(candidate);
        }

        if (picked.Exists(candidate => candidate.Entry.Kind == EntryKind.Term
            && candidate.Mention is { Whole: true, Likeness: >= Likeness.Plural } && !IsByTheWay(question, candidate.Mention)))
            picked.RemoveAll(candidate => IsByTheWay(question, candidate.Mention) || IsBent(candidate.Mention));

        return [.. picked
            .GroupBy(candidate => candidate.Mention.Whole
                ? $"whole {candidate.Mention.First} {candidate.Mention.Name}"
                : $"part {string.Join(' ', candidate.Mention.Tokens)}")
            .Where(group => group.Select(candidate => candidate.Entry).Distinct().Count() <= MostAlike)
            .SelectMany(group => group.Where(candidate => candidate.Mention.Likeness >= group.Max(other => other.Mention.Likeness))
                .DistinctBy(candidate => candidate.Entry))
            .OrderBy(candidate => candidate.Mention.First).ThenBy(candidate => candidate.Entry.Line)
            .DistinctBy(candidate => candidate.Entry)];
    }

    /// <summary>Two names want one word, and it is neither "data and model drift" nor a part that several names share.</summary>
    public static bool Clash(Question question, Mention taken, Mention mention)
    {
        List<int> shared = [.. mention.Tokens.Intersect(taken.Tokens)];
        if (shared.Count == 0 || (!taken.Whole && !mention.Whole && taken.Tokens.SequenceEqual(mention.Tokens)))
            return false;
        return !(mention.Whole && taken.Whole && shared.Count < mention.Tokens.Count && shared.Count < taken.Tokens.Count
            && IsJoined(question, taken, mention));
    }

    /// <summary>
    /// "ROUGE score", "Nova models": right beside a whole name, a word that several names share says what sort of thing it is; behind a
    /// comma it is a thing of its own.
    /// </summary>
    private static bool IsTail(Question question, Mention taken, Mention mention) => taken.Whole && question.IsBeside(mention.First, taken)
        && ((!mention.Whole && mention.Sharers > 1 && (mention.First == taken.Last + 1 || mention.Last == taken.First - 1))
            || (mention is { Everyday: true, Entry.Kind: EntryKind.Concept, Tokens.Count: 1 } && mention.First == taken.Last + 1));

    /// <summary>"Who writes model cards" is not about Writing.</summary>
    private static bool IsBent(Mention mention) => mention is { Everyday: true, Likeness: < Likeness.Plural };

    /// <summary>"Explain JumpStart real quick": a name of words that say nothing about a subject.</summary>
    private static bool IsByTheWay(Question question, Mention mention) =>
        mention.Tokens.All(token => question.Language.IsByTheWay(question.Tokens[token].Text));

    /// <summary>"data and model drift": one name reaches over "and" and the other name to the word they share.</summary>
    public static bool IsJoined(Question question, Mention one, Mention other)
    {
        var wide = one.Scattered ? one : other;
        return one.Scattered != other.Scattered
            && Enumerable.Range(wide.First, wide.Last - wide.First + 1).Any(token =>
                Known.JoinsNames(question.Tokens[token].Text));
    }
}

/// <summary>From which likelihood on what is done.</summary>
internal static class Sureness
{
    /// <summary>An entry is taken as meant.</summary>
    public const float Likely = 0.5f;

    /// <summary>Of what is only offered, however likely it seems.</summary>
    public const float Hardly = 0.49f;

    /// <summary>A name beside which nothing is said is taken as meant without a look at the meaning.</summary>
    public const float Enough = 0.7f;

    /// <summary>A name is offered: "did you mean".</summary>
    public const float Possible = 0.08f;

    /// <summary>What fits is offered: that the notes cover what is described at all.</summary>
    public const float Covered = 0.2f;

    /// <summary>So near to what people say about everything else is no word that only leads on ("in simple words, please").</summary>
    public const float Elsewhere = 0.55f;

    private const int FewEntries = 80;

    /// <summary>
    /// What is described without a name is explained, with what else may be meant: of few entries a wrong one is seldom near.
    /// </summary>
    public static float Told(int entries) => entries <= FewEntries ? 0.3f : 0.36f;
}
