using QuizBot.Core.Explain.Entries;
using QuizBot.Core.Explain.Index;
using QuizBot.Core.Explain.Questions;

namespace QuizBot.Core.Explain.Choosing;

/// <summary>What the notes have that is nearest to a question they do not answer.</summary>
internal sealed class Neighbours(Vocabulary vocabulary, NameIndex names)
{
    private const int MostLookups = 6;

    /// <summary>
    /// Terms and concepts: said in part, spelt alike, or told of in the question's words; nearest first, empty where nothing is near.
    /// </summary>
    public IReadOnlyList<Entry> Of(Weighed weighed, int count)
    {
        var said = weighed.Named.Select(candidate => candidate.Entry);
        var alike = weighed.Question.Keywords.Where(keyword => keyword.IsStrange).Take(MostLookups)
            .SelectMany(keyword => vocabulary.Alike(keyword.Text)).SelectMany(word => names.With(word, count));
        var told = weighed.Told.Candidates.Select(candidate => candidate.Entry);
        return [.. said.Concat(alike).Concat(told).Where(IsTopic).DistinctBy(entry => entry.Name).Take(count)];
    }

    public static bool IsTopic(Entry entry) => entry.Kind is EntryKind.Term or EntryKind.Concept;
}
