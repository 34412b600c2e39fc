using QuizBot.Core.Explain.Entries;
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
    public Told Told => told ??= judge.Told(Question, Meant.Count == 0 ? 0 : Meant.Max(candidate => candidate.Likelihood), meaning);

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

    /// <summary>
    /// What is compared where nothing but names is said, each of them perhaps short for several ("bedrock and sagemaker"): the likeliest of
    /// each; null for fewer than two, or more than so many.
    /// </summary>
    public Entry[]? Sides(int most)
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

    /// <summary>Nothing is said but names, and there is no doubt that they are meant.</summary>
    private bool IsSure => Meant.Count > 0 && Meant.TrueForAll(candidate => candidate.Likelihood >= Sureness.Enough)
        && Question.Keywords.All(keyword => Question.Language.IsChat(keyword.Text)
            || Meant.Exists(candidate => candidate.Mention.Tokens.Contains(keyword.Token)));
}
