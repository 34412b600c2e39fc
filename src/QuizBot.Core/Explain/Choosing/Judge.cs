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

    /// <summary>The lead of one that has no rival.</summary>
    private const float FarAhead = 6;

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
                var near = meaning?.Of(catalogue.NumberOf(mention.Entry));
                var traits = names.Of(
                    question,
                    mention,
                    asked,
                    near ?? 0,
                    near is null ? 0 : near.Value - other,
                    near is null ? 0 : meaning!.Outstanding(catalogue.NumberOf(mention.Entry)),
                    near is null ? 0 : meaning!.Elsewhere);
                var likelihood = WeightsFor(near).Name.Likelihood(traits);
                var isPlain = NameTraits.IsPlain(question, mention);
                return new NamedCandidate(mention, traits, isPlain ? Math.Max(likelihood, Sureness.Likely) : likelihood);
            }),
        ];
    }

    /// <summary>The entries that the question may describe.</summary>
    /// <param name="question">The question.</param>
    /// <param name="named">How likely a name in it is meant, 0 to 1.</param>
    /// <param name="meaning">As at <see cref="Named"/>.</param>
    public Told Told(Question question, float named, Nearness? meaning)
    {
        var asked = Asked.Of(question, texts.Unknown, named);
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
                    meaning?.Said(number) ?? 0);
                return (number, new ToldCandidate(catalogue.Entries[number], traits, WeightsFor(near).Text.Score(traits)));
            }).OrderByDescending(told => told.Item2.Score).ThenBy(told => told.Item2.Entry.Kind),
        ];
        if (found.Length == 0)
            return new([], [], 0);
        var first = found[0];
        var next = found.FirstOrDefault(other => other.Candidate.Entry.Name != first.Candidate.Entry.Name).Candidate;
        var nearest = meaning?.Of(first.Number);
        var said = meaning?.Said(first.Number) ?? 0;
        var claim = ClaimTraits.Of(
            asked,
            Covered(words, asked, first.Number),
            nearest ?? 0,
            said,
            next is null ? FarAhead : first.Candidate.Score - next.Score,
            nearest is null ? 0 : nearest.Value - meaning!.BestBut(IsFirst),
            nearest is null ? 0 : said - meaning!.BestSaidBut(IsFirst),
            nearest is null ? 0 : meaning!.Outstanding(first.Number),
            byWords.Count > 0 && IsFirst(byWords[0]) && meaning?.First(1).Any(IsFirst) == true,
            nearest is null ? 0 : meaning!.Elsewhere);
        bool IsFirst(int other) => catalogue.Entries[other].Name == first.Candidate.Entry.Name;

        return new([.. found.Select(told => told.Candidate)], claim, WeightsFor(nearest).Claim.Likelihood(claim));
    }

    private WeightSet WeightsFor(float? near) => near is null ? Weights.ByWords : Weights.ByMeaning;

    private static float Covered(WordScores words, Asked asked, int entry) => asked.Weight == 0 ? 0 : words.Covered(entry) / asked.Weight;

    private bool IsTopic(int entry) => catalogue.Entries[entry].Kind is not EntryKind.Note;
}
