using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Meaning;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>Works out how likely each entry is meant by a question: by a name in it, or by what it says.</summary>
internal sealed class Judge(Catalogue catalogue, TextIndex texts)
{
    private const int MostByWords = 8;
    private const int MostByMeaning = 8;

    /// <summary>Of a name that is said in full.</summary>
    private const float MostDoubt = 0.6f;

    private readonly NameTraits names = new(texts);

    /// <summary>The weights where meaning is known, and those where it is not; others than those of the file only for fitting.</summary>
    public (WeightSet ByMeaning, WeightSet ByWords) Weights { get; set; } = (WeightSet.ByMeaning, WeightSet.ByWords);

    /// <summary>Every name in the question, best first as it was read.</summary>
    /// <param name="question">The question.</param>
    /// <param name="meaning">How near each entry is by meaning, by its number; null where that is not known.</param>
    public List<NamedCandidate> Named(Question question, Nearness? meaning)
    {
        if (question.Names.Count == 0)
            return [];
        var asked = Asked.Of(question, texts.Unknown, 0);
        HashSet<int> named = [.. question.Names.SelectMany(mention => mention.Entries).Select(catalogue.NumberOf)];
        var other = meaning?.BestBut(named.Contains) ?? 0;
        return
        [
            .. question.Names.Where(mention => NameTraits.CanBe(question, mention)).Select(mention =>
            {
                var number = catalogue.NumberOf(mention.Entry);
                var near = meaning?.Of(number);
                var traits = names.Of(
                    question,
                    mention,
                    asked,
                    near ?? 0,
                    near is null ? 0 : near.Value - other,
                    near is null ? 0 : meaning!.Outstanding(number),
                    near is null ? 0 : meaning!.Elsewhere,
                    near is null ? 0 : meaning!.Shares(number));
                var likelihood = WeightsFor(near).Name.Likelihood(traits);
                return new NamedCandidate(mention, traits, NameTraits.IsPlain(question, mention) ? Math.Max(likelihood, Sureness.Likely)
                    : NameTraits.IsTornFrom(question, mention) ? Math.Min(likelihood, Sureness.Hardly)
                    : likelihood);
            }),
        ];
    }

    /// <summary>The entries that the question may describe.</summary>
    /// <param name="question">The question.</param>
    /// <param name="named">Every name in it.</param>
    /// <param name="likelihood">How likely one of them is meant, 0 to 1.</param>
    /// <param name="meaning">As at <see cref="Named"/>.</param>
    public Told Told(Question question, IReadOnlyList<NamedCandidate> named, float likelihood, Nearness? meaning)
    {
        var asked = Asked.Of(question, texts.Unknown, likelihood);
        var words = texts.Search(question.Keywords);
        List<int> byWords = [.. words.Touched.Where(IsTopic).OrderByDescending(words.Score).ThenBy(entry => entry).Take(MostByWords)];
        (int Number, ToldCandidate Candidate)[] found =
        [
            .. byWords.Union(meaning is null ? [] : meaning.First(MostByMeaning).Where(IsTopic)).Select(number =>
            {
                var near = meaning?.Of(number);
                var traits = TextTraits.Of(
                    catalogue.Entries[number],
                    asked,
                    Covered(words, asked, number),
                    asked.Weight == 0 ? 0 : words.Score(number) / asked.Weight,
                    near ?? 0,
                    meaning?.Said(number) ?? 0,
                    near is null ? 0 : meaning!.Called(number));
                return (number, new ToldCandidate(catalogue.Entries[number], traits, WeightsFor(near).Text.Score(traits)));
            }).OrderByDescending(told => told.Item2.Score).ThenBy(told => told.Item2.Entry.Kind),
        ];
        if (found.Length == 0)
            return new([], [], [], 0, 0, 1);
        var (first, best) = found[0];
        var nearest = meaning?.Of(first);
        var covered = Covered(words, asked, first);
        List<NamedCandidate> own = [.. named.Where(candidate => candidate.Mention.Entries.Contains(best.Entry))];
        Fit fit = new(
            covered,
            MathF.Log(1 + (covered * asked.Weight / asked.Unit)),
            own.Count > 0,
            best.Entry.Kind is EntryKind.Term or EntryKind.Concept,
            nearest ?? 0,
            meaning?.Said(first) ?? 0,
            nearest is not null && meaning!.IsDescribed(first),
            nearest is null ? 0 : TextTraits.Nearest(best.Traits, [.. found.Select(told => told.Candidate.Traits)]));
        var scope = ScopeTraits.Of(asked, fit, nearest is null ? 0 : meaning!.Elsewhere, catalogue.Entries.Count);
        var share = 1 / found.Where(other => other.Candidate == best || other.Candidate.Entry.Name != best.Entry.Name)
            .Sum(other => MathF.Exp(other.Candidate.Score - best.Score));
        var claim = ClaimTraits.Of(share, fit);
        var weights = WeightsFor(nearest);
        var inScope = weights.Scope.Likelihood(scope);
        var enough = Sureness.Told(catalogue.Entries.Count);

        // "The tempo of life in this city": whose name is said in full and not meant is not described by the same word.
        var doubt = own.Where(candidate => candidate.Mention.Whole).Select(candidate => 1 - candidate.Likelihood).DefaultIfEmpty(0).Min();
        var meant = doubt > MostDoubt ? 0 : weights.Claim.Likelihood(claim);
        return new([.. found.Select(told => told.Candidate)], scope, claim, inScope, meant, enough);
    }

    private WeightSet WeightsFor(float? near) => near is null ? Weights.ByWords : Weights.ByMeaning;

    private static float Covered(WordScores words, Asked asked, int entry) => asked.Weight == 0 ? 0 : words.Covered(entry) / asked.Weight;

    private bool IsTopic(int entry) => catalogue.Entries[entry].Kind is not EntryKind.Note;
}
