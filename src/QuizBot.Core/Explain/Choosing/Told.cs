using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>An entry that a question names.</summary>
/// <param name="Mention">The name in the question.</param>
/// <param name="Traits">What speaks for it and against it, in the order of <see cref="NameTraits"/>.</param>
/// <param name="Likelihood">How likely it is meant, 0 to 1.</param>
internal sealed record NamedCandidate(Mention Mention, float[] Traits, float Likelihood)
{
    public Entry Entry => Mention.Entry;
}

/// <summary>An entry that a question may describe.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Traits">What speaks for it and against it, in the order of <see cref="TextTraits"/>.</param>
/// <param name="Score">How well it fits: comparable among the candidates of one question.</param>
internal sealed record ToldCandidate(Entry Entry, float[] Traits, float Score);

/// <summary>What a question may describe.</summary>
/// <param name="Candidates">Best first.</param>
/// <param name="Scope">What tells whether the notes cover it, in the order of <see cref="ScopeTraits"/>; empty where there is none.</param>
/// <param name="Claim">What tells whether the first is meant, in the order of <see cref="ClaimTraits"/>; empty where there is none.</param>
/// <param name="InScope">How likely it is any of what the notes explain, 0 to 1.</param>
/// <param name="First">How likely the first of them is meant, given that one is, 0 to 1.</param>
/// <param name="Enough">From which likelihood on the first is explained.</param>
internal sealed record Told(IReadOnlyList<ToldCandidate> Candidates, float[] Scope, float[] Claim, float InScope, float First, float Enough)
{
    private const int MostDoubts = 2;
    private const int MostOthers = 3;

    public ToldCandidate? Best => Candidates.Count == 0 ? null : Candidates[0];

    /// <summary>How likely the first is meant, 0 to 1.</summary>
    public float Likelihood => InScope * First;

    /// <summary>True where the first is likely enough to be explained.</summary>
    public bool IsMeant => Likelihood >= Enough;

    /// <summary>The first, with what else may be meant.</summary>
    public Answer Explained(Intent intent) => new(intent, Best!.Entry) { Likely = Doubts, Others = Others };

    /// <summary>What else may be meant where the first is explained; empty where it is hardly in doubt.</summary>
    public IReadOnlyList<Entry> Doubts => Likelihood >= Sureness.Likely ? [] : [.. Others.Take(MostDoubts)];

    /// <summary>What may be meant where the first is not.</summary>
    public IReadOnlyList<Entry> Others =>
        [.. Candidates.Select(candidate => candidate.Entry).DistinctBy(entry => entry.Name).Skip(1).Take(MostOthers)];
}
