using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Languages;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>
/// A question with all that it may mean, weighed: by names alone where these leave no doubt, else by words and meaning as well.
/// </summary>
internal sealed class Weighed
{
    private readonly Judge judge;
    private readonly Nearness? meaning;
    private Told? told;

    /// <param name="question">The question.</param>
    /// <param name="judge">Weighs.</param>
    /// <param name="meaning">How near the entries are by meaning; null where that is not known.</param>
    public Weighed(Question question, Judge judge, Nearness? meaning)
    {
        this.judge = judge;
        this.meaning = meaning;
        Question = question;
        Named = judge.Named(question, meaning);
        Meant = MentionPicker.Pick(question, Named);
    }

    public Question Question { get; }

    /// <summary>Every name in the question.</summary>
    public List<NamedCandidate> Named { get; }

    /// <summary>The names that are meant, in the order in which they are said.</summary>
    public List<NamedCandidate> Meant { get; }

    /// <summary>What the question may describe.</summary>
    public Told Told => told ??= judge.Told(
        Question, Named, Meant.Count == 0 ? 0 : Meant.Max(candidate => candidate.Likelihood), meaning);

    /// <summary>True for "what is the weather tomorrow", which asks for no more of what was explained before.</summary>
    public bool IsElsewhere => meaning?.Elsewhere >= Sureness.Elsewhere;

    /// <summary>True where it was weighed by meaning, too.</summary>
    public bool ByMeaning => meaning is not null;

    /// <summary>True where names alone do not decide.</summary>
    public bool LooksFurther => !IsSure;

    /// <param name="question">The question.</param>
    /// <param name="judge">Weighs.</param>
    /// <param name="search">Looks for the meaning, which takes some milliseconds; null where that is not possible.</param>
    public static Weighed Of(Question question, Judge judge, Func<Nearness>? search)
    {
        Weighed byWords = new(question, judge, null);
        if (search is null || question.Tokens.Count == 0 || byWords.IsSure)
            return byWords;
        return new(question, judge, search());
    }

    /// <summary>"Encryption at rest or in transit": what fits best, where its name has the rest of what is said; null for none.</summary>
    /// <param name="named">The side that is named.</param>
    /// <param name="rest">What is said beside it.</param>
    public Entry? OtherSide(Entry named, List<Keyword> rest) =>
        rest.Count > 0 && Told.InScope >= Sureness.Covered && Told.Best!.Entry is var other && other != named
            && rest.TrueForAll(keyword => EntryNames.WordsOf(other.Name).Contains(keyword.Text, StringComparer.OrdinalIgnoreCase))
                ? other
                : null;

    /// <summary>"Between zero shot and few shot": what may be named on the other side; null for nothing.</summary>
    public Entry? OtherSide(Mention named) => Named
        .Where(candidate => candidate.Likelihood >= Sureness.Possible && !named.Entries.Contains(candidate.Entry)
            && Neighbours.IsTopic(candidate.Entry) && NamePlace.AreSides(Question, named, candidate.Mention))
        .MaxBy(candidate => candidate.Likelihood)?.Entry;

    /// <summary>
    /// What is compared: whatever is said in full, since each side tells that the other is meant; else, where nothing but names is said,
    /// each of them perhaps short for several ("bedrock and sagemaker"), the likeliest of each. Null for fewer than two, or for more than
    /// <paramref name="most"/>.
    /// </summary>
    public Entry[]? Sides(int most) => SaidInFull() is { Length: > 1 } said && said.Length <= most ? said : SaidAlone(most);

    /// <summary>What may be meant where nothing surely is, likeliest first; empty where the notes hardly cover it.</summary>
    public Entry[] Likely(int most)
    {
        var named = Named.OrderByDescending(candidate => candidate.Likelihood).ToList();
        var names = named.Take(named.Exists(candidate => candidate.Likelihood >= Sureness.Possible) ? most : 0)
            .Select(candidate => candidate.Entry);
        var texts = Told.Candidates.Where(_ => Told.InScope >= Sureness.Covered).Select(candidate => candidate.Entry);
        return [.. names.Take(1).Concat(texts).Concat(names).DistinctBy(entry => entry.Name).Take(most)];
    }

    /// <summary>Nothing is said but names, in full, and there is no doubt that they are meant.</summary>
    private bool IsSure => Meant.Count > 0
        && Meant.TrueForAll(candidate => candidate.Mention.Whole && candidate.Likelihood >= Sureness.Enough
            && NamePlace.IsAskedFor(Question, candidate.Mention))
        && Question.Keywords.All(keyword => Question.Language.IsChat(keyword.Text)
            || Meant.Exists(candidate => candidate.Mention.Tokens.Contains(keyword.Token)));

    /// <summary>What is said in full, each word once, in the order in which it is said. What tells two apart stands for neither.</summary>
    private Entry[] SaidInFull()
    {
        List<NamedCandidate> said = [];
        foreach (var candidate in Named
            .Where(candidate => candidate.Mention.Whole && Neighbours.IsTopic(candidate.Entry) && !EntryNames.IsContrast(candidate.Entry)
                && (candidate.Likelihood >= Sureness.Possible || IsJoinedToMeant(candidate.Mention)) && !IsSaidApart(candidate.Mention))
            .OrderByDescending(candidate => candidate.Mention.Tokens.Count)
            .ThenByDescending(candidate => candidate.Likelihood))
        {
            if (said.TrueForAll(other =>
                other.Entry != candidate.Entry && !MentionPicker.Clash(Question, other.Mention, candidate.Mention)))
                said.Add(candidate);
        }

        return [.. said.OrderBy(candidate => candidate.Mention.First).Select(candidate => candidate.Entry)];
    }

    /// <summary>"AI vs deep learning" has no "AI learning": each of its words is one of another name that is said in one piece.</summary>
    private bool IsSaidApart(Mention mention) => mention.Scattered && mention.Tokens.All(token => Named.Exists(other =>
        other.Mention is { Whole: true, Scattered: false, Likeness: >= Likeness.Plural }
        && Neighbours.IsTopic(other.Entry) && other.Mention.Tokens.Contains(token)));

    /// <summary>"Supervised and unsupervised learning": who means the one means the other.</summary>
    private bool IsJoinedToMeant(Mention mention) => Meant.Exists(meant => MentionPicker.IsJoined(Question, meant.Mention, mention));

    private Entry[]? SaidAlone(int most)
    {
        List<Entry> sides = [];
        foreach (var keyword in Question.Keywords.Where(keyword => !Question.Language.IsChat(keyword.Text)))
        {
            var named = Named.Where(candidate => candidate.Mention.Tokens.Contains(keyword.Token));
            if (named.MaxBy(candidate => candidate.Likelihood)?.Entry is not { } side)
                return null;
            if (!sides.Contains(side))
                sides.Add(side);
        }

        return sides.Count > 1 && sides.Count <= most ? [.. sides] : null;
    }
}
